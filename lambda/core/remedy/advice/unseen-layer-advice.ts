import { type Advisor, factsFor } from './advice.ts';

/**
 * An Allow is missing, and IAM's simulator finds all of those that it can see: identity policies, boundary and SCPs allow it. So another
 * layer refused, or the permission was given since. (IAM API reference, SimulatePrincipalPolicy)
 */
export const unseenLayerAdvice: Advisor = (diagnosis) => {
  const { cause, evidence } = diagnosis;
  if (cause.kind !== 'missing-allow' || cause.policyType !== null || !evidence.some(({ from }) => from === 'IAM simulation')) return null;
  const { who, action, resource } = factsFor(diagnosis);
  return {
    summary: `Identity policies, boundary and SCPs allow ${action} to ${who} now: another layer refused it, or the permission is new.`,
    owner: null,
    steps: [
      'Try the call again: policies take a minute to be in force everywhere',
      'Look at the session policy, if the session was made with one: its maker is in the CloudTrail record of the AssumeRole call',
      `Look at the policy of ${resource}, at resource control policies (RCPs), and at the policy of the VPC endpoint, if the call came through one`,
    ],
    warnings: [],
  };
};
