import * as z from 'zod';
import { type GrantSettings, grantSettingsSchema } from '../grant/grant-settings.ts';
import { jsonOrNull } from '../json-or-null.ts';
import { plainText } from '../message/plain-text.ts';
import type { RunbookPlaces } from './canonical-runbook.ts';
import { type Finding, fail, ok, putBack, unknown, warn } from './finding.ts';
import { pendingFinding, type SeenSubscription } from './judge-alerts.ts';
import type { Outputs } from './judge-stack.ts';

/** What a stack in the mode `approve` says of itself. */
export interface Approvals {
  readonly settings: GrantSettings;
  readonly places: RunbookPlaces;
  /** SHA-256 by kind of runbook, as lib/runbook-hashes.ts makes them. */
  readonly hashes: Readonly<Record<'grant' | 'revoke', string>>;
}

const hashesSchema = z.object({ grant: z.string(), revoke: z.string() });

/** Null where the outputs of the mode `approve` are not there, or not of this version. */
export const approvalsIn = (outputs: Outputs): Approvals | null => {
  const settings = grantSettingsSchema.safeParse(jsonOrNull(outputs.GrantSettings ?? ''));
  const hashes = hashesSchema.safeParse(jsonOrNull(outputs.RunbookHashes ?? ''));
  const { AutomationRoleArn: automationRoleArn = '', ApprovalTopicArn: approvalTopicArn = '' } = outputs;
  if (!settings.success || !hashes.success || automationRoleArn === '' || approvalTopicArn === '') return null;
  const [, partition = 'aws'] = automationRoleArn.split(':');
  const grantPolicies = `arn:${partition}:iam::${settings.data.account}:policy/countersign/`;
  return { settings: settings.data, hashes: hashes.data, places: { automationRoleArn, approvalTopicArn, grantPolicies } };
};

/** In: the function's setting MODE, null where it could not be seen. Null where there is more to look at: the mode `approve`. */
export const judgeMode = (mode: string | null): Finding | null => {
  if (mode === 'approve') return null;
  if (mode === 'advise') return ok('approvers', 'not needed in mode advise: nothing is granted');
  return unknown('approvers', 'cannot tell: the mode of the function could not be seen', 'see "function" and "settings" above');
};

export const otherVersion = (): Finding =>
  fail('approvers', 'the stack does not say who approves: its outputs are of another version', 'deploy this version: npx cdk deploy');

/** An approver of the settings, and the ARN that IAM has under this name; null where there is none. */
export interface SeenApprover {
  readonly approver: string;
  readonly foundArn: string | null;
}

/** Whether those who are asked exist, are whom the settings mean, and are enough. */
export const judgeApprovers = (seen: readonly SeenApprover[], { settings, places }: Approvals): readonly Finding[] => {
  const wrong = seen.flatMap((one) => wrongApprover(one, settings.account, places.automationRoleArn));
  const able = seen.length - wrong.length;
  const { minApprovals, minSensitiveApprovals } = settings;
  if (able < minApprovals)
    return [...wrong, fail('approvers', `${able} can decide and ${minApprovals} must: no grant can be approved`, nameOthers)];
  if (able < minSensitiveApprovals)
    return [...wrong, warn('approvers', `${able} can decide and ${minSensitiveApprovals} must where a grant is sensitive`, nameOthers)];
  return [...wrong, ok('approvers', `${able} can decide; a grant needs ${minApprovals}, a sensitive one ${minSensitiveApprovals}`)];
};

const nameOthers = 'name those who can in the setting approvers, and deploy';

const wrongApprover = ({ approver, foundArn }: SeenApprover, account: string, automationRoleArn: string): readonly Finding[] => {
  const name = plainText(approver, 200);
  if (foundArn === null) return [fail('approvers', `${name} does not exist (any more)`, nameOthers)];
  if (approver.split(':')[4] !== account) return [fail('approvers', `${name} is of another account, and cannot decide here`, nameOthers)];
  if (foundArn === automationRoleArn) return [fail('approvers', `${name} is the runbooks' own role`, nameOthers)];
  // Systems Manager and the denial of the automation role both compare whole ARNs.
  if (!approver.includes(':assumed-role/') && foundArn !== approver)
    return [fail('approvers', `${name} has another path: it is ${plainText(foundArn, 200)}`, nameOthers)];
  return [];
};

/** Whether anybody hears that a decision is wanted. */
export const judgeApprovalTopic = (subscriptions: readonly SeenSubscription[], topicArn: string): readonly Finding[] => {
  const pending = subscriptions.filter(({ isPending }) => isPending);
  const confirmed = subscriptions.length - pending.length;
  return [
    ...pending.map((subscription) => pendingFinding(subscription, 'approvers')),
    confirmed > 0
      ? ok('approvers', `${confirmed} confirmed to be asked`)
      : warn(
          'approvers',
          'nobody is subscribed to the requests for approval: they are found by countersign incidents only',
          `aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ADDRESS`,
        ),
  ];
};

export interface SeenAttachments {
  readonly attached: readonly string[];
  readonly inline: readonly string[];
}

/** The automation role has the one policy that the stack gives it; whatever else is there was put there by hand. */
export const judgeAutomationRole = ({ attached, inline }: SeenAttachments): Finding => {
  const more = [...attached, ...inline.slice(1)];
  if (inline.length === 0) return fail('automation-role', 'the automation role has lost its policy: no grant can be made', putBack);
  return more.length === 0
    ? ok('automation-role', 'the automation role has the stack’s policy and no other')
    : fail(
        'automation-role',
        `somebody gave the automation role more: ${attached.map((name) => plainText(name, 200)).join(', ') || `${inline.length} inline policies`}`,
        'take it away, and find out who did it (CloudTrail, AttachRolePolicy, PutRolePolicy); the role’s own denials hold meanwhile',
      );
};
