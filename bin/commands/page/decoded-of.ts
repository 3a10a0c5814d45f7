import type { Explanation } from '../../../lambda/core/cause/diagnosis.ts';
import type { Decode } from '../../../lambda/flows/ports.ts';

/**
 * The decoded message of a denial. Null where it has none that is whole, the caller may not decode, or nobody can: the evidence has what was
 * learned from it.
 */
export const decodedOf = async (decode: Decode, explanation: Explanation | null): Promise<string | null> => {
  const encoded = explanation?.denial.stated.encoded ?? null;
  if (explanation === null || encoded === null || encoded.state !== 'whole') return null;
  const { region, partition } = explanation.denial;
  const answer = await decode(encoded.text, { region, partition }).catch(() => null);
  return answer?.kind === 'decoded' ? answer.message : null;
};
