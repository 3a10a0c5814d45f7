import type { CauseRule } from './finding.ts';

/**
 * Network activity events of VPC endpoints name the layer by their error code alone.
 * (CloudTrail user guide, "Logging network activity events")
 */
export const fromVpcEndpointEvent: CauseRule = ({ denial }) => {
  if (denial.errorCode !== 'VpceAccessDenied') return null;
  return {
    cause: { kind: 'unknown', policyType: 'vpc-endpoint', policyArn: null, statementId: null },
    certainty: 'stated',
    evidence: [{ from: 'error code', says: `VpceAccessDenied${denial.vpcEndpointId === null ? '' : ` at ${denial.vpcEndpointId}`}` }],
    advice: null,
  };
};
