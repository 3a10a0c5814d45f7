/**
 * Variables of ARN templates whose values may contain slashes or colons: paths, object keys, names that AWS lets people write freely.
 * All others are one segment.
 */
const openVariables: ReadonlySet<string> = new Set([
  'AlarmName',
  'BasePath',
  'CertificateNameWithPath',
  'DashboardName',
  'GroupNameWithPath',
  'IdentityName',
  'IdentityPoolId',
  'InstanceProfileNameWithPath',
  'Key',
  'LogGroupName',
  'LogStreamName',
  'MfaTokenIdWithPath',
  'ObjectName',
  'OidcProviderName',
  'ParameterNameWithoutLeadingSlash',
  'PolicyNameWithPath',
  'RepositoryName',
  'RoleName',
  'RoleNameWithPath',
  'SecretId',
  'ServiceNamespace',
  'TopicName',
  'UserNameWithPath',
]);

const forms = new Map<string, RegExp>();
const most = 5000;

/** The form that ARNs of a template such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}` have. */
export const arnForm = (template: string): RegExp => {
  const known = forms.get(template);
  if (known) return known;
  const form = new RegExp(
    `^${template
      .split(/(\$\{\w+\})/)
      .map(partForm)
      .join('')}$`,
  );
  if (forms.size < most) forms.set(template, form);
  return form;
};

const partForm = (part: string): string => {
  const variable = /^\$\{(\w+)\}$/.exec(part)?.[1];
  if (variable === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (variable === 'Region' || variable === 'Account') return '[a-z0-9-]*';
  return openVariables.has(variable) ? '.+' : '[^/:\\s]+';
};
