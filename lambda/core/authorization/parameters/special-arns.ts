import type { Denial } from '../../denial/denial.ts';
import type { RequestValues } from '../request-values.ts';

/** Where a call was made: what an ARN takes from there. */
export type Place = Pick<Denial, 'partition' | 'region' | 'account'>;

/**
 * ARNs that services make in a way of their own. Undefined: nothing special about this template; null: the request does not tell it.
 */
export const specialArn = (template: string, call: Place & Pick<Denial, 'operation'>, values: RequestValues): string | null | undefined => {
  const make = makers.find(([start]) => template.includes(start))?.[1];
  return make?.(template, call, values);
};

type Maker = (template: string, call: Place & Pick<Denial, 'operation'>, values: RequestValues) => string | null | undefined;

/** SQS names queues by URL: `https://sqs.eu-west-1.amazonaws.com/111122223333/orders`. (SQS developer guide, "Queue URLs") */
const queue: Maker = (_, { partition, region }, { byName }) => {
  const url = byName.get('queueurl');
  if (url === undefined || url === null) return undefined;
  const [, host = '', account, name] = /^https:\/\/([a-z0-9.-]+)\/(\d{12})\/([\w.-]{1,85})$/.exec(url) ?? [];
  const place = /^sqs\.([a-z0-9-]+)\./.exec(host)?.[1] ?? /^([a-z0-9-]+)\.queue\./.exec(host)?.[1] ?? region;
  return account === undefined || place === null ? null : `arn:${partition}:sqs:${place}:${account}:${name}`;
};

/**
 * CloudWatch Logs decides on a group as `log-group:NAME:log-stream:` with the stream's name where the call has one, as its messages show;
 * only tags are decided on the bare ARN. (CloudWatch Logs user guide, "CloudWatch Logs resources and operations")
 */
const logGroup: Maker = (template, { partition, region, account, operation }, { byName }) => {
  const group = byName.get('loggroupname') ?? byName.get('loggroupidentifier');
  if (!template.endsWith(':log-group:${LogGroupName}') || group === undefined || group === null || group.startsWith('arn:'))
    return undefined;
  if (region === null || account === null || /\s/.test(group)) return null;
  const arn = `arn:${partition}:logs:${region}:${account}:log-group:${group}`;
  return /^(?:Tag|Untag|ListTags)/.test(operation ?? '') ? arn : `${arn}:log-stream:${byName.get('logstreamname') ?? ''}`;
};

/** A rule of the default bus has no bus in its ARN. (EventBridge user guide, "Amazon EventBridge resources") */
const ruleOfBus: Maker = (template, _, { byName }) => {
  const bus = byName.get('eventbusname') ?? 'default';
  const isDefault = bus === 'default' || bus.endsWith(':event-bus/default');
  return isDefault === template.includes('${EventBusName}') ? null : undefined;
};

/** Documents of AWS have no account. (Systems Manager's messages: `arn:aws:ssm:us-east-1::document/AWS-RunShellScript`) */
const document: Maker = (_, { partition, region }, { byName }) => {
  const name = byName.get('documentname') ?? byName.get('name');
  if (name === undefined || name === null || !/^(?:AWS|Amazon)[\w-]+$/.test(name)) return undefined;
  return region === null ? null : `arn:${partition}:ssm:${region}::document/${name}`;
};

/** Models are everybody's, profiles are the account's and begin with their area. (Bedrock user guide, "Inference profiles") */
const model: Maker = (template, { partition, region, account }, { byName }) => {
  const id = byName.get('modelid') ?? byName.get('modelidentifier');
  if (id === undefined || id === null || id.startsWith('arn:')) return undefined;
  const isProfile = /^(?:us|us-gov|eu|apac|jp|au|ca|sa|me|af|global)\./.test(id);
  if (region === null || account === null || isProfile === template.includes('foundation-model/') || !/^[\w.:-]+$/.test(id)) return null;
  return isProfile
    ? `arn:${partition}:bedrock:${region}:${account}:inference-profile/${id}`
    : `arn:${partition}:bedrock:${region}::foundation-model/${id}`;
};

const makers: readonly (readonly [string, Maker])[] = [
  [':sqs:', queue],
  [':logs:${Region}:${Account}:log-group:', logGroup],
  [':events:${Region}:${Account}:rule/', ruleOfBus],
  [':ssm:${Region}:${Account}:document/', document],
  [':foundation-model/', model],
  [':bedrock:${Region}:${Account}:inference-profile/', model],
];
