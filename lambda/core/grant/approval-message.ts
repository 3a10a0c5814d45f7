import type { GrantParameters } from './runbook-parameters.ts';

/** aws:approve takes so many characters. (Systems Manager user guide, "aws:approve") */
export const longestMessage = 4096;

/** Characters of the message in lib/runbooks/grant.yaml that are its own, with an execution id of 36. (A test counts them.) */
export const ownCharacters = 667;

const shown: readonly (readonly [keyof GrantParameters, times: number])[] = [
  ['IncidentId', 4],
  ['PrincipalKind', 1],
  ['PrincipalArn', 1],
  ['PrincipalId', 1],
  ['PolicyName', 1],
  ['EndsAt', 1],
  ['Sensitive', 1],
  ['Why', 1],
  ['PolicyDocument', 1],
  ['DocumentSha256', 1],
  ['DeniedEventId', 1],
];

/** How many characters the message to the approvers has. */
export const messageLength = (parameters: GrantParameters): number =>
  shown.reduce((sum, [name, times]) => sum + times * parameters[name].length, ownCharacters);
