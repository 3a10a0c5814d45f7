import type { Denial } from '../denial/denial.ts';
import { parameterNames } from './parameter-names.ts';
import type { RequestValues } from './request-values.ts';

/**
 * Fills an ARN template such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}` from a record.
 *
 * Out: an ARN of the record that has the template's form, else the template with every variable filled, else null.
 */
export const fillTemplate = (template: string, denial: Denial, values: RequestValues): string | null => {
  const form = formOf(template);
  const given = values.arns.find((arn) => form.test(arn));
  if (given !== undefined) return given;
  const queue = queueArn(template, denial, values);
  if (queue !== null) return queue;
  // A secret's ARN ends in six random characters that its name does not tell.
  if (template.includes(':secretsmanager:')) return null;
  let complete = true;
  const arn = template.replace(/\$\{([A-Za-z0-9]+)\}/g, (_, variable: string) => {
    const value = filledValue(variable, template, denial, values);
    complete &&= value !== null;
    return value ?? '';
  });
  // A wildcard in a template stands for a random part (a secret's suffix), which the record does not tell.
  return complete && !/[*?]/.test(arn) ? arn.replace(/:parameter\/\//, ':parameter/') : null;
};

const forms = new Map<string, RegExp>();

const formOf = (template: string): RegExp => {
  const known = forms.get(template);
  if (known) return known;
  const parts = template.split(/(\$\{[A-Za-z0-9]+\})/).map((part) => {
    if (!part.startsWith('${')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return /ObjectName|KeyName$|Path|ParameterName|WithPath|LogStreamName|LogGroupName|SecretId|ResourcePath/.test(part) ? '.+' : '[^/:]*';
  });
  const form = new RegExp(`^${parts.join('')}$`);
  forms.set(template, form);
  return form;
};

const filledValue = (variable: string, template: string, denial: Denial, values: RequestValues): string | null => {
  if (variable === 'Partition') return denial.partition;
  if (variable === 'Region') return denial.region;
  if (variable === 'Account') return denial.account;
  const [, , service = ''] = template.split(':');
  const given = parameterNames(service, variable, template).flatMap((name) => values.byName.get(name) ?? []);
  const value = given.find((text) => !text.startsWith('arn:') && (variable === 'ObjectName' || !/\s/.test(text)));
  return value === undefined ? null : withoutSlash(variable, value);
};

/** Parameter names and object keys may begin with a slash that their ARN has already. */
const withoutSlash = (variable: string, value: string): string =>
  variable === 'ParameterNameWithoutLeadingSlash' ? value.replace(/^\/(?=.)/, '') : value;

/** SQS names queues by URL: `https://sqs.eu-west-1.amazonaws.com/111122223333/orders`. (SQS developer guide, "Queue URLs") */
const queueArn = (template: string, denial: Denial, values: RequestValues): string | null => {
  if (!template.includes(':sqs:')) return null;
  const url = values.byName.get('queueurl') ?? '';
  const [, region, account, name] =
    /^https:\/\/(?:sqs\.([a-z0-9-]+)|[a-z0-9.-]+)\.amazonaws\.com(?:\.cn)?\/(\d{12})\/([\w.-]{1,85})$/.exec(url) ?? [];
  if (name === undefined || account === undefined) return null;
  const place = region ?? denial.region;
  return place === null ? null : `arn:${denial.partition}:sqs:${place}:${account}:${name}`;
};
