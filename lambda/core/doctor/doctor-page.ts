import { plainText } from '../message/plain-text.ts';
import type { Paint } from '../message/terminal/paint.ts';
import type { Finding, FindingState } from './finding.ts';

const signs: Readonly<Record<FindingState, string>> = { ok: '✓', warn: '!', fail: '✗', unknown: '?' };

/** A finding as lines for people: a sign and the check, what was seen, and what to do under it. */
export const findingLines = ({ check, state, says, todo }: Finding, paint: Paint): string => {
  const head = `${signs[state]} ${check.padEnd(16)} ${plainText(says, 500)}`;
  const colours: Readonly<Record<FindingState, (text: string) => string>> = {
    ok: paint.green,
    warn: paint.yellow,
    fail: paint.red,
    unknown: paint.yellow,
  };
  const coloured = colours[state](head);
  return todo === null ? `${coloured}\n` : `${coloured}\n  ${''.padEnd(16)} → ${plainText(todo, 500)}\n`;
};
