import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CountersignSettings } from './countersign-settings.ts';
import { explainWildcards } from './explain-wildcards.ts';
import { type FollowUpResources, followUpEnvironment } from './follow-up-environment.ts';
import {
  type FollowUpReach,
  outcomeStatements,
  policiesOfCountersign,
  type RevokeReach,
  sweepStatements,
} from './follow-up-permissions.ts';
import { OutcomeFunction } from './outcome-function.ts';
import type { Remediation } from './remediation.ts';
import { anyExecution } from './runbook-permissions.ts';
import { SweepFunction } from './sweep-function.ts';

export interface FollowUpProps {
  readonly settings: CountersignSettings;
  readonly entries: { readonly outcome: string; readonly sweep: string };
  readonly resources: FollowUpResources;
  readonly reach: FollowUpReach;
  /** Null in the mode `advise`. */
  readonly remediation: Remediation | null;
  readonly deadLetters: IQueue;
}

/** What goes on after an alert: the outcome of each runbook (mode `approve` only), ends, the digest. */
export class FollowUp extends Construct {
  /** Null in the mode `advise`: there is nothing of which something could become. */
  readonly outcome: OutcomeFunction | null;
  readonly sweep: SweepFunction;

  constructor(scope: Construct, id: string, props: FollowUpProps) {
    super(scope, id);
    const { remediation } = props;
    this.outcome = remediation === null ? null : this.addOutcome(props, remediation);
    this.sweep = this.addSweep(props);
  }

  private addOutcome({ settings, entries, resources, reach, deadLetters }: FollowUpProps, remediation: Remediation): OutcomeFunction {
    const outcome = new OutcomeFunction(this, 'Outcome', {
      entry: entries.outcome,
      environment: followUpEnvironment('outcome', settings, resources),
      statements: outcomeStatements(reach, revokeReach(remediation)),
      logRetention: settings.logRetentionDays,
      runbooks: remediation.runbooks,
      deadLetters,
    });
    explainWildcards(outcome.role, wildcards);
    return outcome;
  }

  private addSweep({ settings, entries, resources, reach, remediation }: FollowUpProps): SweepFunction {
    const sweep = new SweepFunction(this, 'Sweep', {
      entry: entries.sweep,
      environment: followUpEnvironment('sweep', settings, resources),
      statements: sweepStatements(reach, remediation === null ? null : revokeReach(remediation)),
      logRetention: settings.logRetentionDays,
      digest: settings.digest,
      sweepsGrants: remediation !== null,
    });
    if (remediation !== null) explainWildcards(sweep.role, { ...wildcards, '*': 'iam:ListPolicies only: the action knows no resource.' });
    return sweep;
  }
}

const revokeReach = ({ runbooks, role }: { readonly runbooks: Remediation['runbooks']; readonly role: IRole }): RevokeReach => ({
  revokeDocument: runbooks.revoke,
  automationRoleArn: role.roleArn,
});

const wildcards = {
  [anyExecution]: 'Systems Manager chooses the id of a run; which runbook may be started is named beside it.',
  [policiesOfCountersign]: 'Read-only: grants are named after incidents that nobody knows yet.',
};
