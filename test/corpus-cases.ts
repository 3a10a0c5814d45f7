import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lookUpActions } from '../lambda/adapters/catalog.ts';
import { sha256 } from '../lambda/adapters/sha256.ts';
import type { Explanation } from '../lambda/core/cause/diagnosis.ts';
import { readDecodedMessage } from '../lambda/core/denial/decoded-message.ts';
import { explainInput } from '../lambda/flows/explain-input.ts';

/** One case of the corpus: an input as people have it, and what must be said of it. New wordings are new files, not new code. */
export interface CorpusCase {
  readonly file: string;
  readonly name: string;
  readonly source: string;
  readonly input: unknown;
  readonly all?: boolean;
  readonly decoded?: unknown;
  readonly expected: readonly unknown[];
}

const folder = join(__dirname, 'corpus');

export const corpusCases: readonly CorpusCase[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ file: relative(folder, join(folder, name)), ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));

export const explainCase = async ({ input, all, decoded }: CorpusCase): Promise<Explanation[]> => {
  const ports = { decode: async () => ({ kind: 'skipped' as const, says: 'not decoded in this test' }), lookUpActions, sha256 };
  const options = {
    all: all ?? false,
    decoded: decoded === undefined ? null : readDecodedMessage(decoded),
    wholeCall: false,
    protectedPrincipals: [],
  };
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const explanations: Explanation[] = [];
  for await (const item of explainInput(ports, options, text)) {
    if (item.kind === 'explained') explanations.push(item.explanation);
  }
  return explanations;
};
