import type { PolicyDocument, PolicyStatement } from '../../remedy/policy-document.ts';
import { safeJson } from '../plain-text.ts';
import { redactValue } from '../redact/redact-value.ts';
import { listed, listWords } from './listed.ts';
import { shown } from './shown.ts';

/** The document as people copy it, line by line, without secrets in its conditions. */
export const policyJsonLines = (policy: PolicyDocument): readonly string[] => safeJson(redactValue(policy), 2).split('\n');

/** The document in a line a statement: "Allow s3:GetObject on arn:aws:s3:::b/k when StringEquals aws:RequestedRegion = eu-west-1". */
export const policyWords = (policy: PolicyDocument): readonly string[] => policy.Statement.map(statementWords);

const statementWords = ({ Action, Resource, Condition }: PolicyStatement): string =>
  `Allow ${few(Action)} on ${few(Resource)}${Condition === undefined ? '' : ` when ${conditionWords(redactValue(Condition))}`}`;

const few = (values: string | readonly string[]): string =>
  listWords(
    listed(
      [values].flat().map((value) => shown(value, 300)),
      6,
    ),
  );

const conditionWords = (condition: unknown): string =>
  entries(condition)
    .flatMap(([operator, keys]) => entries(keys).map(([key, value]) => `${operator} ${key} = ${[value].flat().join(' or ')}`))
    .map((words) => shown(words, 300))
    .join(' and ');

const entries = (value: unknown): [string, unknown][] => (typeof value === 'object' && value !== null ? Object.entries(value) : []);

/** The first lines, and how many more there are and where. */
export const cutLines = (lines: readonly string[], atMost: number, where: string): readonly string[] =>
  lines.length <= atMost ? lines : [...lines.slice(0, atMost), `… (${lines.length - atMost} more lines: ${where})`];
