import { plainText } from '../message/plain-text.ts';
import type { Paint } from '../message/terminal/paint.ts';
import { wrap } from '../message/terminal/wrap.ts';
import type { Finding, FindingState } from './finding.ts';

const signs: Readonly<Record<FindingState, string>> = { ok: '✓', warn: '!', fail: '✗', unknown: '?' };
const labelWidth = 16;
const indent = ' '.repeat(labelWidth + 3);

/** A finding as lines for people: a sign and the check, what was seen, and what to do under it. In: the terminal's columns. */
export const findingLines = ({ check, state, says, todo }: Finding, width: number, paint: Paint): string => {
  const colours: Readonly<Record<FindingState, (text: string) => string>> = {
    ok: paint.green,
    warn: paint.yellow,
    fail: paint.red,
    unknown: paint.yellow,
  };
  const textWidth = Math.max(24, width - indent.length);
  const [first = '', ...more] = wrap(plainText(says, 700), textWidth);
  const lines = [
    `${colours[state](`${signs[state]} ${check.padEnd(labelWidth)} ${first}`)}`,
    ...more.map((line) => `${indent}${colours[state](line)}`),
    ...(todo === null ? [] : wrap(plainText(todo, 700), textWidth - 2).map((line, index) => `${indent}${index === 0 ? '→' : ' '} ${line}`)),
  ];
  return `${lines.join('\n')}\n`;
};
