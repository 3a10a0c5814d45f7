import { readFileSync } from 'node:fs';
import { defaultMutes } from '../lambda/core/incident/default-mutes.ts';
import { noticeOf } from '../lambda/core/message/alert/notice.ts';
import { defaultApprovalSettings } from '../lib/approval-settings.ts';
import { type CountersignSettings, defaultSettings } from '../lib/countersign-settings.ts';
import { costCells } from './bench/cost-table.ts';
import { representativeAlerts } from './core/message/alert/alerts.ts';
import { toldStory } from './end-to-end/told-story.ts';
import { approving } from './lib/approve-settings.ts';
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

/** Settings with their defaults, from the comments beside them. */
const settingsIn = (file: string, interfaceName: string): readonly (readonly string[])[] => {
  const source = readFileSync(file, 'utf8');
  const settings = [
    ...source.slice(source.indexOf(`export interface ${interfaceName}`)).matchAll(/\/\*\*([\s\S]*?)\*\/\s+readonly (\w+):/g),
  ];
  return settings.map(([, comment = '', name = '']) => {
    const [says = '', value = ''] = oneLine(comment)
      .replace(/^\*\s*/, '')
      .split('@default ');
    return [`\`${name}\``, says.trim(), `\`${value.trim()}\``];
  });
};

const settingsTable = (file: string, interfaceName: string, defaults: object): string => {
  const rows = settingsIn(file, interfaceName);
  const missing = Object.keys(defaults).filter((name) => !rows.some(([cell]) => cell === `\`${name}\``));
  if (missing.length > 0) throw new Error(`settings without a comment: ${missing.join(', ')}`);
  return table(['setting', 'what it does', 'default'], rows);
};

const ownDefaults = Object.fromEntries(Object.entries(defaultSettings).filter(([name]) => !(name in defaultApprovalSettings)));

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

/** Whose policy it is, as people say it. */
const roleWords = (of: string): string => /(Triage|Outcome|Sweep|Scheduler|Automation)Role/.exec(of)?.[1]?.toLowerCase() ?? of;

const list = (items: readonly string[]): string => [...new Set(items)].map((item) => `\`${item}\``).join(', ');

/** All that the stack's roles may do, from the template; `only` those whose name it matches. */
const permissionsTable = (settings: Partial<CountersignSettings>, only: RegExp): string => {
  const statements = statementsOf(synthesize(settings)).filter(({ type, of }) => type === 'AWS::IAM::Policy' && only.test(roleWords(of)));
  return table(
    ['role', 'what for', 'actions', 'on'],
    statements.map(({ of, Sid, Effect, Action, NotAction = [], Resource = [], NotResource = [] }) => [
      roleWords(of),
      Sid ?? (Action.join().includes('sqs:Receive') ? 'ReadQueue' : 'KeepWhatFailed'),
      `${Effect === 'Deny' ? '**never** ' : ''}${NotAction.length > 0 ? 'anything but ' : ''}${list([...Action, ...NotAction])}`,
      `${NotResource.length > 0 ? 'anything but ' : ''}${list([...Resource, ...NotResource].map(resourceWords))}`,
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

/** What people are allowed who propose, or approve; test/oracle/people.test.ts tries them. */
const policyBlock = (whose: 'proposer' | 'approver'): string =>
  ['```json', readFileSync(`docs/policies/${whose}.json`, 'utf8').trimEnd(), '```'].join('\n');

/** What `npm start` says, in part. */
const localRun = async (): Promise<string> => ['```console', '$ npm start', await toldStory(), '```'].join('\n');

/** The parts of the README that are made from the code, by the name in their marks. */
export const readmeParts: Readonly<Record<string, () => string | Promise<string>>> = {
  'local-run': localRun,
  alert: alertText,
  settings: () => settingsTable('lib/countersign-settings.ts', 'CountersignSettings', ownDefaults),
  'settings-approve': () => settingsTable('lib/approval-settings.ts', 'ApprovalSettings', defaultApprovalSettings),
  mutes: mutesTable,
  permissions: () => permissionsTable({}, /./),
  'permissions-approve': () => permissionsTable(approving, /automation|outcome|sweep/),
  'policy-proposer': () => policyBlock('proposer'),
  'policy-approver': () => policyBlock('approver'),
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
