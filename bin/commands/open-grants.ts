import { type GrantSettings, grantSettingsSchema } from '../../lambda/core/grant/grant-settings.ts';
import { jsonOrNull } from '../../lambda/core/json-or-null.ts';
import type { GrantPorts } from '../../lambda/flows/grants/grant-ports.ts';
import { configOf, type IncidentFlags, outputOf } from './open-incidents.ts';

export interface OpenGrants {
  readonly ports: GrantPorts;
  readonly settings: GrantSettings;
}

/** The grants of a stack with the caller's own credentials. Throws, in words for the caller, where the stack only advises. */
export const openGrants = async (flags: IncidentFlags): Promise<OpenGrants> => {
  const read = grantSettingsSchema.safeParse(jsonOrNull(await outputOf(flags, 'GrantSettings')));
  if (!read.success) throw new Error('the output GrantSettings of the stack is of another version of Countersign: deploy the stack again');
  const { grantPortsOf } = await import('../../lambda/adapters/grant-ports.ts');
  const table = flags.table ?? (await outputOf(flags, 'IncidentTableName'));
  return { settings: read.data, ports: grantPortsOf(configOf(flags), table, read.data) };
};
