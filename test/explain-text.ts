import { lookUpActions } from '../lambda/adapters/catalog.ts';
import { sha256 } from '../lambda/adapters/sha256.ts';
import type { Explanation } from '../lambda/core/cause/diagnosis.ts';
import { type ExplainedItem, type ExplainInputOptions, explainInput } from '../lambda/flows/explain-input.ts';
import type { Decode } from '../lambda/flows/ports.ts';

const offline: Decode = async () => ({ kind: 'skipped', says: 'offline' });

/** Everything that the flow says of an input. */
export const explainAll = async (
  input: string,
  options: Partial<ExplainInputOptions> = {},
  decode: Decode = offline,
): Promise<ExplainedItem[]> => {
  const items: ExplainedItem[] = [];
  const all = { all: false, decoded: null, wholeCall: false, protectedPrincipals: [], ...options };
  for await (const item of explainInput({ decode, lookUpActions, sha256 }, all, input)) items.push(item);
  return items;
};

/** The only explanation of an input; throws where there is none or several. */
export const explainOne = async (
  input: string,
  options: Partial<ExplainInputOptions> = {},
  decode: Decode = offline,
): Promise<Explanation> => {
  const items = await explainAll(input, options, decode);
  const [first, ...others] = items.flatMap((item) => (item.kind === 'explained' ? [item.explanation] : []));
  if (!first || others.length > 0) throw new Error(`expected one explanation, got ${JSON.stringify(items).slice(0, 500)}`);
  return first;
};
