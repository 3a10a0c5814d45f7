import type { VariablePlace } from '../parameter-names.ts';
import type { RequestValues } from '../request-values.ts';
import type { Place } from './special-arns.ts';

/** The part of an ARN that a parameter's value stands for, or null where the value stands for something else. */
export const parameterPart = (place: VariablePlace, value: string, call: Place, values: RequestValues): string | null => {
  if (value.startsWith('arn:')) return nameInArn(place, value, call);
  const reading = readings[`${place.service}:${place.variable}`];
  return reading ? reading(value, values, call) : value;
};

/** `arn:…:cluster/web` for `cluster` is the name `web`, if it is here; that of another account or Region is no part of an ARN of this one. */
const nameInArn = ({ kind }: VariablePlace, value: string, { region, account }: Place): string | null => {
  const [, , , itsRegion = '', itsAccount = '', ...rest] = value.split(':');
  const isHere = (itsRegion === '' || itsRegion === region) && (itsAccount === '' || itsAccount === account);
  const [itsKind, name, ...more] = rest.join(':').split(/[/:]/);
  return isHere && itsKind === kind && more.length === 0 ? (name ?? null) : null;
};

type Reading = (value: string, values: RequestValues, call: Place) => string | null;

const part =
  (form: RegExp): Reading =>
  (value) =>
    form.exec(value)?.[1] ?? null;

/** A new thing's path is a parameter of its own. (IAM API reference, CreateRole, "Path") */
const withPath: Reading = (name, { byName }) => `${byName.get('path')?.replace(/^\//, '') ?? ''}${name}`;

const readings: Readonly<Record<string, Reading>> = {
  'apigateway:BasePath': part(/^([^/]+)$/),
  'ecs:TaskDefinitionFamilyName': part(/^([\w-]+)(?::\d+)?$/),
  'ecs:TaskDefinitionRevisionNumber': part(/^[\w-]+:(\d+)$/),
  'iam:CertificateNameWithPath': withPath,
  'iam:GroupNameWithPath': withPath,
  'iam:InstanceProfileNameWithPath': withPath,
  'iam:MfaTokenIdWithPath': withPath,
  'iam:OidcProviderName': part(/^https:\/\/(.+)$/),
  'iam:PolicyNameWithPath': withPath,
  'iam:RoleNameWithPath': withPath,
  'iam:UserNameWithPath': withPath,
  'kms:Alias': part(/^alias\/(.+)$/),
  'kms:KeyId': part(/^((?:mrk-)?[0-9a-f-]{32,36})$/),
  'lambda:Alias': part(/^([\w$-]+)$/),
  'lambda:FunctionName': (value, _, { account }) => lambdaName(value, account),
  'lambda:Version': part(/^(\d+|\$LATEST)$/),
  'route53:Id': part(/^\/?(?:[a-z]+\/)?([A-Za-z0-9_-]+)$/),
  'secretsmanager:SecretId': () => null,
  'ssm:InstanceId': part(/^(mi-[0-9a-z]+)$/),
  'ssm:ParameterNameWithoutLeadingSlash': part(/^\/?([^:]+)(?::[^:/]+)?$/),
  'wafv2:Scope': (value) => ({ REGIONAL: 'regional', CLOUDFRONT: 'global' })[value] ?? null,
};

/** `name` or `111122223333:function:name`. (Lambda API reference, FunctionName) */
const lambdaName = (value: string, account: string | null): string | null => {
  const [, itsAccount, name] = /^(?:(\d{12}):)?(?:function:)?([\w-]{1,140})$/.exec(value) ?? [];
  return name === undefined || (itsAccount !== undefined && itsAccount !== account) ? null : name;
};
