import type * as z from 'zod';
import { approvalHints } from './approval-hints.ts';
import { closestWord } from './closest-word.ts';
import type { CountersignSettings } from './countersign-settings.ts';
import type { Hint } from './hint.ts';

const hints: Readonly<Record<keyof CountersignSettings, Hint>> = {
  mode: { expects: '"advise" or "approve"', example: 'advise' },
  emails: { expects: 'a list of e-mail addresses', example: ['oncall@example.com'] },
  slackWebhook: {
    expects: 'the whole ARN of a Secrets Manager secret or the name of an SSM parameter that holds the URL, never the URL itself',
    example: '/countersign/slack-webhook',
  },
  slackWebhookKey: {
    expects: 'the ARN of a KMS key',
    example: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  amazonQ: {
    expects: 'the ids of a Slack workspace and of a channel in it',
    example: { workspaceId: 'T07EA123LEP', channelId: 'C07EZ1ABC23' },
  },
  accounts: { expects: 'names by account id of 12 digits', example: { '111122223333': 'payments-prod' } },
  ignore: {
    expects:
      'a list of rules, each with id, reason, match (account, principal, action or resource) and, if you like, owner and expires (a date)',
    example: [
      {
        id: 'scanner',
        reason: 'asks, is never granted',
        match: { principal: '*role/scanner', action: 'cloudtrail:*' },
        expires: '2027-02-01',
      },
    ],
  },
  defaultMutes: { expects: 'true or false', example: true },
  ownerTags: { expects: 'a list of tag names', example: ['owner', 'team'] },
  probing: { expects: 'actions (2 to 1000) and minutes (1 to 1440)', example: { actions: 10, minutes: 10 } },
  digest: {
    expects: 'a cron or rate expression of EventBridge Scheduler and a time zone, or null for no digest',
    example: { cron: 'cron(0 9 ? * MON-FRI *)', timeZone: 'Europe/Berlin' },
  },
  retentionDays: { expects: 'a whole number of days, 1 to 3650', example: 90 },
  logRetentionDays: {
    expects: 'a number of days that CloudWatch Logs knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 …',
    example: 30,
  },
  maxConcurrency: { expects: 'a whole number, 2 to 1000', example: 8 },
  alarms: { expects: 'true or false', example: true },
  dashboard: { expects: 'true or false', example: true },
  selfTest: { expects: 'true or false', example: true },
  ...approvalHints,
};
const hintOf = new Map<string, Hint>(Object.entries(hints));

export interface Problems {
  readonly prefix: string;
  /** The settings as they were given. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly issues: readonly z.core.$ZodIssue[];
  /** Names of all settings. */
  readonly known: readonly string[];
}

/** All that is wrong with the settings, in words for the person who wrote them. */
export const describeProblems = (problems: Problems): string =>
  ['The settings in cdk.json (or given with -c) cannot be used:', ...problems.issues.flatMap((issue) => describe(issue, problems))].join(
    '\n',
  );

const describe = (issue: z.core.$ZodIssue, problems: Problems): readonly string[] => {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return issue.keys.map((key) => unknownSetting(key, problems));
  const setting = String(issue.path[0]);
  const hint = hintOf.get(setting);
  const place = `${problems.prefix}${issue.path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`)).join('')}`;
  return [
    `  ${place}: expected ${hint?.expects ?? issue.message}; ${whatIsWrong(issue, problems)}.`,
    `    For example: "${problems.prefix}${setting}": ${JSON.stringify(hint?.example)}`,
  ];
};

const whatIsWrong = (issue: z.core.$ZodIssue, { given }: Problems): string => {
  if (issue.code === 'unrecognized_keys') return `does not know ${issue.keys.join(', ')}`;
  // What is wrong between settings says so itself; zod's own words tell nothing.
  return issue.code === 'custom' && issue.message !== 'Invalid input' ? issue.message : `got ${shown(valueAt(given, issue.path))}`;
};

const unknownSetting = (key: string, { prefix, known }: Problems): string => {
  const meant = closestWord(key.replace(/^countersign\W/i, ''), known);
  const written = /^countersign\W/i.test(key) ? key : `${prefix}${key}`;
  return `  ${written}: there is no such setting. ${meant === null ? `There are: ${known.join(', ')}.` : `Did you mean ${prefix}${meant}?`}`;
};

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined), given);

// A webhook's URL is a secret: whoever pastes it here must not find it in a build log.
const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  if (/https?:/i.test(text)) return 'a URL (not shown)';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
