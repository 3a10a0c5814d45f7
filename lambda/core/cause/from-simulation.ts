import type { PolicyType } from '../denial/denial.ts';
import { type Evidence, isRefusal } from './cause.ts';
import type { Diagnosis } from './diagnosis.ts';

/** What IAM's simulator says of the refused authorization. */
export interface Simulation {
  readonly decision: 'allowed' | 'explicit-deny' | 'implicit-deny';
  /** False where the permissions boundary, or the organization's policies, do not allow it; null where IAM does not tell. */
  readonly allowedByBoundary: boolean | null;
  readonly allowedByOrganization: boolean | null;
  readonly matchedPolicies: readonly string[];
  /** Condition keys that policies ask for and the question did not hold: the real decision may differ. */
  readonly missingContext: readonly string[];
}

/**
 * Whether a simulation can tell more: the message does not say which policy type refused. A decoded message never does where an Allow is
 * missing: a boundary or an SCP without it looks the same. (IAM user guide, "Policy evaluation logic")
 */
export const isOpenToSimulation = ({ cause, certainty }: Pick<Diagnosis, 'cause' | 'certainty'>): boolean =>
  isRefusal(cause.kind) && (cause.policyType === null || (cause.kind === 'missing-allow' && certainty === 'decoded'));

/**
 * Fills in what the message left open, from a simulation. It sees identity policies, the boundary and the organization's SCPs: where it
 * says allowed, the refusal came from a layer that it does not see, and the policy type stays unknown. It decides nothing where a
 * condition hangs on a key that we do not know, and nothing against the message. (IAM API reference, SimulatePrincipalPolicy)
 */
export const withSimulation = (diagnosis: Diagnosis, simulation: Simulation): Diagnosis => {
  const evidence: Evidence[] = [...diagnosis.evidence, { from: 'IAM simulation', says: simulationSays(simulation) }];
  if (simulation.missingContext.length > 0) return { ...diagnosis, evidence };
  return { ...diagnosis, ...decided(diagnosis, simulation), evidence };
};

const decided = ({ cause }: Diagnosis, simulation: Simulation): Partial<Pick<Diagnosis, 'cause' | 'certainty'>> => {
  const { decision } = simulation;
  if (decision === 'allowed') return cause.kind === 'missing-allow' ? { cause: { ...cause, policyType: null } } : {};
  const kind = decision === 'explicit-deny' ? 'explicit-deny' : 'missing-allow';
  if (cause.kind !== 'unknown' && cause.kind !== kind) return {};
  return {
    cause: { ...cause, kind, policyType: layerOf(simulation), policyArn: cause.policyArn ?? denyingPolicy(simulation) },
    certainty: 'simulated',
  };
};

const denyingPolicy = ({ decision, matchedPolicies }: Simulation): string | null =>
  decision === 'explicit-deny' ? (matchedPolicies.find((policy) => policy.startsWith('arn:')) ?? null) : null;

const layerOf = ({ allowedByOrganization, allowedByBoundary }: Simulation): PolicyType => {
  if (allowedByOrganization === false) return 'scp';
  return allowedByBoundary === false ? 'boundary' : 'identity';
};

const simulationSays = (simulation: Simulation): string => {
  const { decision, allowedByBoundary, allowedByOrganization, matchedPolicies, missingContext } = simulation;
  const parts = [
    decision,
    allowedByBoundary === null ? null : `boundary ${allowedByBoundary ? 'allows' : 'does not allow'}`,
    allowedByOrganization === null ? null : `SCPs ${allowedByOrganization ? 'allow' : 'do not allow'}`,
    matchedPolicies.length === 0 ? null : `matched ${matchedPolicies.join(', ')}`,
    missingContext.length === 0 ? null : `not certain: conditions ask for ${missingContext.join(', ')}, which the event does not tell`,
    decision === 'allowed'
      ? 'so a layer refused that the simulation does not see (resource policy, session policy, VPC endpoint, RCP)'
      : null,
  ];
  return parts.filter((part) => part !== null).join('; ');
};
