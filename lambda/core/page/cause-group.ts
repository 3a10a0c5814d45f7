import type { Incident } from '../incident/incident.ts';

/** Causes as a chart can show them: few enough to be told apart. */
export const causeGroups = [
  'missing-allow',
  'explicit-deny',
  'organization',
  'boundary',
  'resource',
  'not-permissions',
  'probing',
  'unknown',
] as const;
export type CauseGroup = (typeof causeGroups)[number];

export const causeGroupWords: Readonly<Record<CauseGroup, string>> = {
  'missing-allow': 'Missing Allow',
  'explicit-deny': 'Explicit Deny',
  organization: 'Organization (SCP, RCP)',
  boundary: 'Boundary or session policy',
  resource: 'Resource, endpoint or trust policy',
  'not-permissions': 'Not permissions',
  probing: 'Probing',
  unknown: 'Unknown',
};

/** The group of an incident's cause. */
export const causeGroupOf = ({ kind, cause }: Pick<Incident, 'kind' | 'cause'>): CauseGroup => {
  if (kind === 'probing') return 'probing';
  if (cause.kind === 'unknown') return 'unknown';
  if (cause.kind !== 'missing-allow' && cause.kind !== 'explicit-deny') return 'not-permissions';
  switch (cause.policyType) {
    case 'identity':
    case null:
      return cause.kind;
    case 'scp':
    case 'rcp':
      return 'organization';
    case 'boundary':
    case 'session':
      return 'boundary';
    case 'resource':
    case 'vpc-endpoint':
    case 'role-trust':
    case 'block-public-access':
      return 'resource';
    default:
      return cause.policyType satisfies never;
  }
};
