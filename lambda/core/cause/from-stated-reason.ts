import type { CauseRule } from './finding.ts';

/** AWS's own words: `because no … policy allows`, `with an explicit deny in a …`. (IAM user guide, "Access denied error message examples") */
export const fromStatedReason: CauseRule = ({ denial }) => {
  const { stated } = denial;
  if (stated.reason === null) return null;
  const evidence = [{ from: 'message', says: stated.reason }];
  const where = { policyType: stated.policyType, policyArn: stated.policyArn, statementId: null };
  if (stated.effect === null) {
    return { cause: { kind: 'unknown', ...where }, certainty: stated.policyType === null ? 'unknown' : 'stated', evidence, advice: null };
  }
  const kind = stated.effect === 'explicit' ? 'explicit-deny' : 'missing-allow';
  return { cause: { kind, ...where }, certainty: 'stated', evidence, advice: null };
};
