import type { Denial } from './denial.ts';

/**
 * Programs print one refusal several times: with and without its stack, as message and as metadata. In one paste the same sentence is
 * one denial, which has what any of them tells. Different request ids are different denials.
 */
export const mergeRepeats = (denials: readonly Denial[]): Denial[] => {
  const merged: Denial[] = [];
  const positions = new Map<string, number>();
  for (const denial of denials) {
    const key = keyOf(denial);
    const position = key === null ? undefined : positions.get(key);
    const earlier = position === undefined ? undefined : merged[position];
    if (position !== undefined && earlier && isSameRequest(earlier, denial)) {
      merged[position] = fill(earlier, denial);
      continue;
    }
    if (key !== null) positions.set(key, merged.length);
    merged.push(denial);
  }
  return merged;
};

const isSameRequest = (one: Denial, other: Denial): boolean =>
  one.requestId === null || other.requestId === null || one.requestId === other.requestId;

const keyOf = ({ stated }: Denial): string | null =>
  stated.action === null
    ? null
    : JSON.stringify([stated.principal, stated.action.toLowerCase(), stated.resource, stated.effect, stated.policyType, stated.policyArn]);

const fill = (one: Denial, other: Denial): Denial => ({
  ...one,
  service: one.service ?? other.service,
  operation: one.operation ?? other.operation,
  errorCode: one.errorCode ?? other.errorCode,
  requestId: one.requestId ?? other.requestId,
  stated: { ...one.stated, encoded: one.stated.encoded ?? other.stated.encoded },
});
