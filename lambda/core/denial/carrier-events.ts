import * as z from 'zod';
import { accountIdOf, parseArn } from './arn.ts';
import { cleanText } from './clean-text.ts';
import type { Carrier, Denial, Principal } from './denial.ts';
import { principalFrom } from './principal.ts';
import { denialFromText } from './text-denial.ts';

const text = z.string().max(100_000).nullable().catch(null).default(null);
const envelopeSchema = z.object({
  id: text,
  time: text,
  account: text,
  region: text,
  source: text,
  'detail-type': text,
  detail: z.record(z.string(), z.unknown()),
});
type Envelope = z.infer<typeof envelopeSchema>;

/** A failure that another service reports on EventBridge: where its words stand, and what else it tells. */
interface CarrierForm {
  readonly carrier: Carrier;
  readonly detailTypes: RegExp;
  readonly operation: string | null;
  readonly service: string | null;
  readonly message: (detail: Readonly<Record<string, unknown>>) => unknown;
  readonly role: (detail: Readonly<Record<string, unknown>>) => unknown;
  readonly requestId: (detail: Readonly<Record<string, unknown>>) => unknown;
  readonly failed: (detail: Readonly<Record<string, unknown>>) => boolean;
}

// EventBridge events reference: Amazon EC2 Auto Scaling, AWS Backup, AWS CloudFormation.
const forms: Readonly<Record<string, CarrierForm>> = {
  'aws.autoscaling': {
    carrier: 'autoscaling',
    detailTypes: /^EC2 Instance (?:Launch|Terminate) Unsuccessful$/,
    operation: null,
    service: 'ec2',
    message: (detail) => detail['StatusMessage'],
    role: () => null,
    requestId: (detail) => detail['RequestId'],
    failed: () => true,
  },
  'aws.backup': {
    carrier: 'backup',
    detailTypes: /^(?:Backup|Restore|Copy) Job State Change$/,
    operation: null,
    service: 'backup',
    message: (detail) => detail['statusMessage'],
    role: (detail) => detail['iamRoleArn'],
    requestId: () => null,
    // Backup and copy jobs say `state`, restore jobs `status`.
    failed: (detail) => /^(?:FAILED|ABORTED|PARTIAL|EXPIRED)$/.test(String(detail['state'] ?? detail['status'] ?? 'FAILED')),
  },
  'aws.cloudformation': {
    carrier: 'cloudformation',
    detailTypes: /^CloudFormation (?:Resource|Stack) Status Change$/,
    operation: null,
    service: null,
    message: (detail) => statusDetail(detail['status-details'], 'status-reason'),
    role: () => null,
    requestId: () => null,
    failed: (detail) => /FAILED$/.test(String(statusDetail(detail['status-details'], 'status') ?? 'FAILED')),
  },
};

const statusDetail = (details: unknown, name: 'status' | 'status-reason'): unknown =>
  typeof details === 'object' && details !== null && name in details ? Reflect.get(details, name) : null;

/** Whether a value is an event of another carrier, though it may be a success or say nothing. */
export const isCarrierEvent = (input: unknown): boolean => {
  const parsed = envelopeSchema.safeParse(input);
  if (!parsed.success) return false;
  return forms[parsed.data.source ?? '']?.detailTypes.test(parsed.data['detail-type'] ?? '') ?? false;
};

/** An EventBridge event of another carrier as a denial, or null where the value is no such event or carries no message. */
export const denialFromCarrierEvent = (input: unknown): Denial | null => {
  const parsed = envelopeSchema.safeParse(input);
  if (!parsed.success) return null;
  const event = parsed.data;
  const form = forms[event.source ?? ''];
  const message = form?.detailTypes.test(event['detail-type'] ?? '') && form.failed(event.detail) ? form.message(event.detail) : null;
  return form && typeof message === 'string' && message.trim() !== '' ? fromForm(event, form, cleanText(message)) : null;
};

const fromForm = (event: Envelope, form: CarrierForm, message: string): Denial => {
  const said = denialFromText(message);
  const role = form.role(event.detail);
  const requestId = form.requestId(event.detail);
  const principal = principalOf(said.principal, typeof role === 'string' ? principalFrom(role) : null);
  return {
    ...said,
    id: event.id,
    time: event.time,
    carrier: form.carrier,
    account: accountIdOf(event.account) ?? said.account,
    region: event.region ?? said.region,
    partition: parseArn(principal.arn)?.partition ?? partitionOfRegion(event.region),
    principal,
    service: said.service ?? form.service,
    operation: said.operation ?? form.operation,
    requestId: said.requestId ?? (typeof requestId === 'string' ? requestId : null),
  };
};

/** The job's role has the path that a session's ARN leaves out; where the text names somebody else, it is right. */
const principalOf = (said: Principal, role: Principal | null): Principal => {
  if (role === null || role.arn === null) return said;
  if (said.name === null) return role;
  return said.name === role.name && said.account === role.account ? { ...said, arn: role.arn } : said;
};

export const partitionOfRegion = (region: string | null): string => {
  if (region?.startsWith('cn-')) return 'aws-cn';
  return region?.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};
