import { shownDocument } from '../../page/shown-document.ts';
import { plainText } from '../plain-text.ts';
import type { Paint } from '../terminal/paint.ts';

/** What is to be decided, as its runbook was told it. */
export interface ApprovalFacts {
  readonly parameters: object;
  readonly document: string;
  /** SHA-256 of the document, 64 hex digits. */
  readonly hash: string;
}

/** The whole of what an approver signs, for a terminal: who, what, why, until when, the document and its hash. */
export const approvalPage = ({ parameters, document, hash }: ApprovalFacts, paint: Paint): string => {
  const values = new Map<string, unknown>(Object.entries(parameters));
  const value = (name: string): string => plainText(String(values.get(name) ?? 'unknown'), 1000);
  const rows: readonly (readonly [string, string])[] = [
    ['Principal', `${value('PrincipalKind')} ${value('PrincipalArn')} (${value('PrincipalId')})`],
    ['Will attach', `managed policy ${value('PolicyName')}, under the path /countersign/`],
    ['Until', value('EndsAt')],
    ['Sensitive', value('Sensitive')],
    ['Why', value('Why')],
    ['Denied event', value('DeniedEventId')],
    ['SHA-256', hash],
  ];
  return [
    paint.bold(`${value('IncidentId')}  plan ${hash.slice(0, 8)}`),
    ...rows.map(([name, words]) => `  ${name.padEnd(13)} ${words}`),
    '  The policy, exactly as it is applied:',
    ...shownDocument(document)
      .split('\n')
      .map((line) => paint.green(`    + ${plainText(line, 4000)}`)),
  ]
    .map((line) => `${line}\n`)
    .join('');
};
