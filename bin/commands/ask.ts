import { createInterface } from 'node:readline/promises';
import type { Terminal } from './output.ts';

/** One line that a person types; null where nobody can be asked. */
export const readLine = async ({ stdin, isTerminal }: Terminal): Promise<string | null> => {
  if (!isTerminal || stdin.isTTY !== true) return null;
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line;
    return null;
  } finally {
    lines.close();
  }
};
