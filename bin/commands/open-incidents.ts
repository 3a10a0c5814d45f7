import type { Unseen } from '../../lambda/core/doctor/finding.ts';
import type { Incident } from '../../lambda/core/incident/incident.ts';
import { plainText } from '../../lambda/core/message/plain-text.ts';
import { findIncident } from '../../lambda/flows/incidents/find-incident.ts';
import type { IncidentPorts } from '../../lambda/flows/incidents/incident-ports.ts';

/** Where the incidents are: in the table of a stack, or in a table by its name. */
export interface IncidentFlags {
  readonly stack: string;
  readonly table?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly output?: 'json' | 'table';
}

/** The incidents with the caller's own credentials. Throws, in words for the caller, where there is no such stack. */
export const openIncidents = async (flags: IncidentFlags): Promise<IncidentPorts> => {
  const { incidentPortsOf } = await import('../../lambda/adapters/incident-table/incident-ports.ts');
  const config = configOf(flags);
  return incidentPortsOf(config, flags.table ?? (await outputOf(flags, 'IncidentTableName')));
};

/** Where the SDK asks, and as whom. */
export const configOf = ({ profile, region }: IncidentFlags): { readonly profile?: string; readonly region?: string } => {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  return { ...(profile === undefined ? {} : { profile }), ...(region === undefined ? {} : { region }) };
};

const wordsOf = (unseen: Unseen): string => (unseen.kind === 'refused' ? `you need ${unseen.needs}` : unseen.says);

/** An output of the stack. Throws, in words for the caller, where there is none. */
export const outputOf = async (flags: IncidentFlags, output: keyof typeof missing): Promise<string> => {
  const { CloudFormationClient } = await import('@aws-sdk/client-cloudformation');
  const { readStackWith } = await import('../../lambda/adapters/doctor/stack.ts');
  const found = await readStackWith(new CloudFormationClient(configOf(flags)))(flags.stack);
  if (found.kind !== 'seen')
    throw new Error(
      `the stack cannot be looked at: ${wordsOf(found)}${output === 'IncidentTableName' ? '; name the table: --table NAME' : ''}`,
    );
  const value = found.value?.outputs[output];
  if (value === undefined) throw new Error(`there is no stack ${flags.stack} ${missing[output]}`);
  return value;
};

const missing = {
  IncidentTableName: 'with a table of incidents here: --stack NAME, --region REGION, or --table NAME',
  GrantSettings: 'here that makes grants: it has to be deployed in the mode approve (--stack NAME, --region REGION)',
} as const;

/** The incident of an id. Throws, in words for the caller, where there is none, or more than one. */
export const incidentOf = async (ports: IncidentPorts, id: string): Promise<Incident> => {
  const found = await findIncident(ports, id);
  if (found.kind === 'found') return found.incident;
  if (found.kind === 'none') throw new Error(`no incident ${plainText(id, 80)}: countersign incidents --all lists them`);
  throw new Error(`${plainText(id, 80)} names several incidents; give the first 16 characters of one of ${found.fingerprints.join(', ')}`);
};
