import { canonicalRunbook } from '../../core/doctor/canonical-runbook.ts';
import { type Finding, judge, judgeUnseen } from '../../core/doctor/finding.ts';
import {
  type Approvals,
  approvalsIn,
  judgeApprovalTopic,
  judgeApprovers,
  judgeAutomationRole,
  judgeMode,
  otherVersion,
  type SeenApprover,
} from '../../core/doctor/judge-approvals.ts';
import { judgeRunbook } from '../../core/doctor/judge-runbook.ts';
import type { Outputs } from '../../core/doctor/judge-stack.ts';
import type { DoctorPorts } from './doctor-ports.ts';

export type ApprovalLooks = Pick<DoctorPorts, 'readPrincipal' | 'readRunbook' | 'readAttachments' | 'readSubscriptions' | 'sha256'>;

/** Looks at what the mode `approve` adds. In: the function's setting MODE, null where it could not be seen. */
export async function* examineApprovals(ports: ApprovalLooks, outputs: Outputs, mode: string | null): AsyncGenerator<Finding> {
  const alreadyClear = judgeMode(mode);
  const approvals = approvalsIn(outputs);
  if (alreadyClear !== null || approvals === null) {
    yield alreadyClear ?? otherVersion();
    return;
  }
  const { automationRoleArn, approvalTopicArn } = approvals.places;
  yield* examineApprovers(ports, approvals);
  yield* judge('approvers', await ports.readSubscriptions(approvalTopicArn), (found) => judgeApprovalTopic(found, approvalTopicArn));
  yield* examineRunbooks(ports, approvals);
  yield* judge('automation-role', await ports.readAttachments(automationRoleArn), (found) => [judgeAutomationRole(found)]);
}

async function* examineApprovers(ports: ApprovalLooks, approvals: Approvals): AsyncGenerator<Finding> {
  const seen: SeenApprover[] = [];
  for (const approver of approvals.settings.approvers) {
    const found = await ports.readPrincipal(approver);
    if (found.kind !== 'seen') {
      yield judgeUnseen('approvers', found);
      return;
    }
    seen.push({ approver, foundArn: found.value });
  }
  yield* judgeApprovers(seen, approvals);
}

async function* examineRunbooks(ports: ApprovalLooks, { settings, hashes, places }: Approvals): AsyncGenerator<Finding> {
  const runbooks = [
    { name: settings.grantDocument, expected: hashes.grant },
    { name: settings.revokeDocument, expected: hashes.revoke },
  ];
  for (const { name, expected } of runbooks)
    yield* judge('runbooks', await ports.readRunbook(name), (seen) => {
      const content = seen === null ? null : canonicalRunbook(seen.content, places);
      return judgeRunbook(name, seen, content === null ? null : ports.sha256(content), expected);
    });
}
