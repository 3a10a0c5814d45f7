import * as z from 'zod';
import { account } from '../lib/approve-settings.ts';
import { resourcesOf, type SynthesizedTemplate } from '../lib/synthesized.ts';

export const region = 'us-east-1';

/** A policy of the template as IAM will have it: names in the places of CloudFormation's references. */
export interface DeployedPolicy {
  readonly name: string;
  readonly policy: unknown;
}

/** ARN of a role of the template, by the beginning of its logical id. */
export const ownRoleArn = (id: string): string => `arn:aws:iam::${account}:role/${id.replace(/[0-9A-F]{8}$/, '')}`;

/** All policies of the role whose logical id matches, as they are synthesized. */
export const policiesOfRole = (template: SynthesizedTemplate, role: RegExp): readonly DeployedPolicy[] =>
  [...resourcesOf(template, 'AWS::IAM::Policy')]
    .filter(([id]) => role.test(id))
    .map(([name, { PolicyDocument }]) => ({ name, policy: deployed(PolicyDocument, template) }));

/** The trust policy of the role whose logical id matches. */
export const trustOfRole = (template: SynthesizedTemplate, role: RegExp): unknown => {
  const [found] = [...resourcesOf(template, 'AWS::IAM::Role')].filter(([id]) => role.test(id));
  if (found === undefined) throw new Error(`no role ${role}`);
  return deployed(found[1]['AssumeRolePolicyDocument'], template);
};

/** A value of the template with all references resolved. */
export const deployed = (value: unknown, template: SynthesizedTemplate): unknown => {
  if (Array.isArray(value)) return value.map((item) => deployed(item, template));
  if (typeof value !== 'object' || value === null) return value;
  const reference = referenceSchema.safeParse(value);
  if (!reference.success) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deployed(item, template)]));
  if ('Ref' in reference.data) return pseudo[reference.data.Ref] ?? arnOf(reference.data.Ref, template);
  if ('Fn::GetAtt' in reference.data) return arnOf(reference.data['Fn::GetAtt'][0], template);
  const [separator, parts] = reference.data['Fn::Join'];
  return parts.map((part) => deployed(part, template)).join(separator);
};

const referenceSchema = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
]);

const pseudo: Readonly<Record<string, string>> = { 'AWS::Partition': 'aws', 'AWS::AccountId': account, 'AWS::Region': region };

const arnOf = (id: string, template: SynthesizedTemplate): string => {
  const type = template.Resources[id]?.Type ?? '';
  const make = arns[type];
  if (make === undefined) throw new Error(`${id} of type ${type} has no ARN here`);
  return make(id);
};

const arns: Readonly<Record<string, (id: string) => string>> = {
  'AWS::IAM::Role': ownRoleArn,
  'AWS::SNS::Topic': (id) => `arn:aws:sns:${region}:${account}:${id}`,
  'AWS::SQS::Queue': (id) => `arn:aws:sqs:${region}:${account}:${id}`,
  'AWS::KMS::Key': () => `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  'AWS::DynamoDB::GlobalTable': () => `arn:aws:dynamodb:${region}:${account}:table/incidents`,
  'AWS::Lambda::Function': (id) => `arn:aws:lambda:${region}:${account}:function:${id}`,
  'AWS::Logs::LogGroup': (id) => `arn:aws:logs:${region}:${account}:log-group:${id}:*`,
};
