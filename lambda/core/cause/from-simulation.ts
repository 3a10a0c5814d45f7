import type { PolicyType } from '../denial/denial.ts';
import type { Cause, Evidence } from './cause.ts';
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
 * Fills in what the message left open, from a simulation. It sees identity policies, the boundary and the organization's SCPs: where it
 * says allowed, the refusal came from a layer that it does not see, and the cause stays unknown; so it does where a condition hangs on
 * a key that we do not know. (IAM API reference, SimulatePrincipalPolicy)
 */
export const withSimulation = (diagnosis: Diagnosis, simulation: Simulation): Diagnosis => {
  const evidence: Evidence[] = [...diagnosis.evidence, { from: 'IAM simulation', says: simulationSays(simulation) }];
  if (simulation.decision === 'allowed' || simulation.missingContext.length > 0) return { ...diagnosis, evidence };
  return { ...diagnosis, cause: causeOf(simulation), certainty: 'simulated', evidence };
};

const causeOf = (simulation: Simulation): Cause => {
  const isDeny = simulation.decision === 'explicit-deny';
  return {
    kind: isDeny ? 'explicit-deny' : 'missing-allow',
    policyType: layerOf(simulation),
    policyArn: isDeny ? (simulation.matchedPolicies.find((policy) => policy.startsWith('arn:')) ?? null) : null,
    statementId: null,
  };
};

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
