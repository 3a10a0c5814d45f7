import { readFileSync } from 'node:fs';
import { defaultMutes } from '../lambda/core/incident/default-mutes.ts';
import { noticeOf } from '../lambda/core/message/alert/notice.ts';
import { defaultSettings } from '../lib/countersign-settings.ts';
import { costCells } from './bench/cost-table.ts';
import { representativeAlerts } from './core/message/alert/alerts.ts';
import { statementsOf } from './lib/policy-statements.ts';
import { synthesize } from './lib/synthesized.ts';

/** A table as the formatter would print it. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
};

const oneLine = (text: string): string =>
  text
    .replace(/\s*\n\s*\*\s?/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .trim();

/** The settings with their defaults, from the comments beside them. */
const settingsTable = (): string => {
  const source = readFileSync('lib/countersign-settings.ts', 'utf8');
  const settings = [
    ...source.slice(source.indexOf('export interface CountersignSettings')).matchAll(/\/\*\*([\s\S]*?)\*\/\s+readonly (\w+):/g),
  ];
  const rows = settings.map(([, comment = '', name = '']) => {
    const [says = '', value = ''] = oneLine(comment)
      .replace(/^\*\s*/, '')
      .split('@default ');
    return [`\`${name}\``, says.trim(), `\`${value.trim()}\``];
  });
  const missing = Object.keys(defaultSettings).filter((name) => !rows.some(([cell]) => cell === `\`${name}\``));
  if (missing.length > 0) throw new Error(`settings without a comment: ${missing.join(', ')}`);
  return table(['setting', 'what it does', 'default'], rows);
};

const mutesTable = (): string =>
  table(
    ['mute', 'why nobody is told'],
    defaultMutes.map(({ id, reason }) => [`\`${id}\``, reason]),
  );

/** Names that CloudFormation makes, as people say them. */
const resourceWords = (text: string): string =>
  text
    .replaceAll('<AWS::Partition>', 'PARTITION')
    .replaceAll('<AWS::AccountId>', 'ACCOUNT')
    .replace(/<Countersign(\w+?)[0-9A-F]{8}(?:\.Arn)?>/g, 'its own $1');

/** All that the stack's roles may do, from the template. */
const permissionsTable = (): string => {
  const statements = statementsOf(synthesize()).filter(({ type }) => type === 'AWS::IAM::Policy');
  return table(
    ['what for', 'actions', 'on'],
    statements.map(({ Sid = 'ReadQueue', Action, Resource = [] }) => [
      Sid,
      Action.map((action) => `\`${action}\``).join(', '),
      [...new Set(Resource.map(resourceWords))].map((resource) => `\`${resource}\``).join(', '),
    ]),
  );
};

/** An alert as it comes by e-mail, of a denial of the corpus. */
const alertText = async (): Promise<string> => {
  const alert = (await representativeAlerts())['new, a grant'];
  if (alert === undefined) throw new Error('no such alert');
  const { subject, email } = noticeOf(alert);
  return ['```text', `Subject: ${subject}`, '', email.trimEnd(), '```'].join('\n');
};

/** The parts of the README that are made from the code, by the name in their marks. */
export const readmeParts: Readonly<Record<string, () => string | Promise<string>>> = {
  alert: alertText,
  settings: settingsTable,
  mutes: mutesTable,
  permissions: permissionsTable,
  cost: () => table(...costCells),
};

/** A text with its marked parts as they should be now. */
export const withParts = async (readme: string): Promise<string> => {
  let text = readme;
  for (const [name, make] of Object.entries(readmeParts)) {
    const part = await make();
    const between = new RegExp(`(<!-- ${name} -->\\n+)[\\s\\S]*?(<!-- /${name} -->)`);
    text = text.replace(between, (_, start: string, end: string) => `${start}${part}\n${end}`);
  }
  return text;
};
