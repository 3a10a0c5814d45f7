import { IAMClient } from '@aws-sdk/client-iam';
import { SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { GrantSettings } from '../core/grant/grant-settings.ts';
import type { GrantPorts } from '../flows/grants/grant-ports.ts';
import { simulateWith } from './iam.ts';
import { readAppliedPolicyWith } from './iam-grants.ts';
import { reserveApprovalIn } from './incident-table/asked-approvals.ts';
import { documentClientOf, incidentPortsOf } from './incident-table/incident-ports.ts';
import { sha256 } from './sha256.ts';
import { readExecutionWith, sendDecisionWith, startGrantWith, startRevokeWith } from './ssm.ts';

/** Where AWS is asked, and as whom. */
export interface CallerConfig {
  readonly profile?: string;
  readonly region?: string;
}

/** Grants with the caller's own credentials, so that CloudTrail shows the person. */
export const grantPortsOf = (config: CallerConfig, tableName: string, settings: GrantSettings): GrantPorts => {
  const table = { client: documentClientOf(config), tableName, clock: Date.now };
  const ssm = new SSMClient(config);
  const iam = new IAMClient(config);
  const sts = new STSClient(config);
  return {
    ...incidentPortsOf(config, tableName),
    reserveApproval: reserveApprovalIn(table),
    startGrant: startGrantWith(ssm, settings.grantDocument),
    startRevoke: startRevokeWith(ssm, settings.revokeDocument),
    readExecution: readExecutionWith(ssm),
    sendDecision: sendDecisionWith(ssm),
    readAppliedPolicy: readAppliedPolicyWith(iam, { partition: partitionOf(settings), account: settings.account }),
    simulate: simulateWith(iam),
    sha256,
    whoAmI: async () => {
      const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
      if (Arn === undefined) throw new Error('STS does not tell who you are');
      return Arn;
    },
  };
};

const partitionOf = ({ approvers }: GrantSettings): string => approvers.find((arn) => arn.startsWith('arn:'))?.split(':')[1] ?? 'aws';
