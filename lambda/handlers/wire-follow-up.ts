import { Logger } from '@aws-lambda-powertools/logger';
import { IAMClient } from '@aws-sdk/client-iam';
import { SSMClient } from '@aws-sdk/client-ssm';
import { sendReportToTargets } from '../adapters/alert-targets.ts';
import { listGrantsWith, readAppliedPolicyWith } from '../adapters/iam-grants.ts';
import { incidentTable } from '../adapters/incident-table/incident-table.ts';
import { listIncidentsIn } from '../adapters/incident-table/list-incidents.ts';
import { sha256 } from '../adapters/sha256.ts';
import { readExecutionWith, startRevokeWith } from '../adapters/ssm.ts';
import type { GrantSettings } from '../core/grant/grant-settings.ts';
import type { FollowUpPorts } from '../flows/grants/follow-up-ports.ts';
import { type FollowUpSettings, readFollowUpSettings } from './settings.ts';
import { client, tableIn, targetsIn, type WireOptions } from './wire-shared.ts';

/** Ports of outcome and sweep, and whether there are grants at all (the mode `approve`). */
export interface FollowUp {
  readonly ports: FollowUpPorts;
  readonly grants: GrantSettings | null;
}

/** Outcome and sweep, wired. Throws where the environment is not what they need. */
export const wireFollowUp = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
  { clock = Date.now }: WireOptions = {},
): FollowUp => {
  const settings = readFollowUpSettings(environment);
  const grants = settings.GRANTS ?? null;
  return { grants, ports: portsOf(settings, grants, clock) };
};

const portsOf = (settings: FollowUpSettings, grants: GrantSettings | null, clock: () => number): FollowUpPorts => {
  const table = tableIn(settings, clock);
  const logger = new Logger();
  const iam = new IAMClient(client);
  const ssm = new SSMClient(client);
  const { readIncident, changeIncident, readExplanation } = incidentTable(table);
  return {
    readIncident,
    changeIncident,
    readExplanation,
    listIncidents: listIncidentsIn(table.client, table.tableName),
    now: () => new Date(clock()).toISOString(),
    sha256,
    readExecution: readExecutionWith(ssm),
    startRevoke: startRevokeWith(ssm, grants?.revokeDocument ?? ''),
    readAppliedPolicy: readAppliedPolicyWith(iam, {
      partition: settings.TOPIC_ARN.split(':')[1] ?? 'aws',
      account: grants?.account ?? '',
    }),
    listGrants: listGrantsWith(iam),
    sendReport: sendReportToTargets(targetsIn(settings)),
    observe: {
      info: (message, facts) => logger.info(message, { ...facts }),
      warn: (message, facts) => logger.warn(message, { ...facts }),
    },
  };
};
