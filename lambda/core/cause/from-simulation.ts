import type { PolicyType } from '../denial/denial.ts';
import type { Cause, Evidence } from './cause.ts';
import type { Diagnosis } from './diagnosis.ts';

/** What IAM's simulator says of the refused authorization. */
export interface Simulation {
  readonly decision: 'allowed' | 'explicit-deny' | 'implicit-deny';
  readonly allowedByBoundary: boolean | null;
  readonly allowedByOrganization: boolean | null;
  readonly matchedPolicies: readonly string[];
}

/**
 * Fills in what the message left open, from a simulation. It sees identity policies, the boundary and the organization's SCPs: where it
 * says allowed, the refusal came from a layer that it does not see, and the cause stays unknown.
 * (IAM API reference, SimulatePrincipalPolicy)
 */
export const withSimulation = (diagnosis: Diagnosis, simulation: Simulation): Diagnosis => {
  const evidence: Evidence = { from: 'IAM simulation', says: simulationSays(simulation) };
  if (simulation.decision === 'allowed') return { ...diagnosis, evidence: [...diagnosis.evidence, evidence] };
  const cause: Cause = {
    kind: simulation.decision === 'explicit-deny' ? 'explicit-deny' : 'missing-allow',
    policyType: layerOf(simulation),
    policyArn:
      simulation.decision === 'explicit-deny' ? (simulation.matchedPolicies.find((policy) => policy.startsWith('arn:')) ?? null) : null,
    statementId: null,
  };
  return { ...diagnosis, cause, certainty: 'simulated', evidence: [...diagnosis.evidence, evidence] };
};

const layerOf = ({ allowedByOrganization, allowedByBoundary }: Simulation): PolicyType => {
  if (allowedByOrganization === false) return 'scp';
  return allowedByBoundary === false ? 'boundary' : 'identity';
};

const simulationSays = ({ decision, allowedByBoundary, allowedByOrganization, matchedPolicies }: Simulation): string =>
  [
    decision,
    allowedByBoundary === null ? null : `boundary ${allowedByBoundary ? 'allows' : 'does not allow'}`,
    allowedByOrganization === null ? null : `SCPs ${allowedByOrganization ? 'allow' : 'do not allow'}`,
    matchedPolicies.length === 0 ? null : `matched ${matchedPolicies.join(', ')}`,
    decision === 'allowed'
      ? 'so a layer refused that the simulation does not see (resource policy, session policy, VPC endpoint, RCP)'
      : null,
  ]
    .filter((part) => part !== null)
    .join('; ');
