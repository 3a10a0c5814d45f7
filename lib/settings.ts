import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { approvalProblems } from './approval-problems.ts';
import { approvalSchema } from './approval-schema.ts';
import { type CountersignSettings, defaultSettings } from './countersign-settings.ts';
import { describeProblems } from './settings-problem.ts';

/** What stands in front of each setting's name in CDK context. */
const prefix = 'countersign:';

const name = z.string().min(1).max(128);
const fields = z.strictObject({
  mode: z.enum(['advise', 'approve']).default(defaultSettings.mode),
  emails: z.array(z.email()).default([...defaultSettings.emails]),
  slackWebhook: z
    .string()
    .regex(/^(arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}|[\w/.-]{1,1011})$/)
    .nullable()
    .default(defaultSettings.slackWebhook),
  slackWebhookKey: z
    .string()
    .regex(/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/)
    .nullable()
    .default(defaultSettings.slackWebhookKey),
  amazonQ: z
    .strictObject({ workspaceId: z.string().regex(/^[0-9A-Z]{1,255}$/), channelId: z.string().regex(/^[0-9A-Z]{1,255}$/) })
    .nullable()
    .default(defaultSettings.amazonQ),
  accounts: z.record(z.string().regex(/^\d{12}$/), name).default({ ...defaultSettings.accounts }),
  ignore: z
    .array(
      z.strictObject({
        id: name,
        reason: z.string().min(1),
        owner: name.exactOptional(),
        expires: z.iso.date().exactOptional(),
        match: z
          .strictObject({
            account: name.exactOptional(),
            principal: z.string().min(1).exactOptional(),
            action: name.exactOptional(),
            resource: z.string().min(1).exactOptional(),
          })
          // A rule that names nothing would silence everything.
          .refine((match) => Object.keys(match).length > 0),
      }),
    )
    .default([...defaultSettings.ignore]),
  defaultMutes: z.boolean().default(defaultSettings.defaultMutes),
  ownerTags: z.array(name.regex(/^[^,]+$/)).default([...defaultSettings.ownerTags]),
  probing: z.strictObject({ actions: z.int().min(2).max(1000), minutes: z.int().min(1).max(1440) }).default(defaultSettings.probing),
  digest: z
    .strictObject({
      // EventBridge Scheduler user guide, "Schedule types": whether the fields are right is for Scheduler to say.
      cron: z.string().regex(/^(cron\([^()]{11,100}\)|rate\(\d{1,6} (minute|hour|day)s?\))$/),
      timeZone: z.string().regex(/^[A-Za-z0-9_+/-]{1,50}$/),
    })
    .nullable()
    .default(defaultSettings.digest),
  retentionDays: z.int().min(1).max(3650).default(defaultSettings.retentionDays),
  logRetentionDays: z.enum(RetentionDays).default(defaultSettings.logRetentionDays),
  maxConcurrency: z.int().min(2).max(1000).default(defaultSettings.maxConcurrency),
  alarms: z.boolean().default(defaultSettings.alarms),
  dashboard: z.boolean().default(defaultSettings.dashboard),
  selfTest: z.boolean().default(defaultSettings.selfTest),
  ...approvalSchema.shape,
});
const schema = fields.superRefine((settings, context) => {
  for (const { setting, says } of approvalProblems(settings))
    context.addIssue({ code: 'custom', path: [setting], message: says, input: settings[setting] });
}) satisfies z.ZodType<CountersignSettings>;

/** The settings, or all that is wrong with them in words for whoever wrote them. */
export type ReadSettings =
  | { readonly kind: 'settings'; readonly settings: CountersignSettings }
  | { readonly kind: 'problems'; readonly text: string };

/**
 * The settings in CDK context (cdk.json, or `-c countersign:name=value`), complete with defaults.
 *
 * Problems are listed all at once: what was expected, what came, what to write instead.
 *
 * @example readSettings(app.node.getAllContext())
 */
export const readSettings = (context: Readonly<Record<string, unknown>>): ReadSettings => {
  const given = Object.fromEntries(Object.entries(context).flatMap(([key, value]) => ourSetting(key, value)));
  const read = schema.safeParse(given);
  if (read.success) return { kind: 'settings', settings: read.data };
  return { kind: 'problems', text: describeProblems({ prefix, given, issues: read.error.issues, known: Object.keys(fields.shape) }) };
};

// `countersign.mode` or `Countersign:mode` was meant for us too: it is kept whole, so that it ends as an unknown setting.
const ourSetting = (key: string, value: unknown): readonly (readonly [string, unknown])[] => {
  if (key.startsWith(prefix)) return [[key.slice(prefix.length), fromCommandLine(key.slice(prefix.length), value)]];
  return /^countersign\W/i.test(key) ? [[key, value]] : [];
};

const texts: readonly string[] = [
  'mode',
  'slackWebhook',
  'slackWebhookKey',
  'startedBy',
  'requiredBoundary',
] satisfies readonly (keyof CountersignSettings)[];
const lists: readonly string[] = [
  'emails',
  'ownerTags',
  'approvers',
  'approvalEmails',
  'protectedPrincipals',
] satisfies readonly (keyof CountersignSettings)[];

// `-c` gives strings only: `-c countersign:emails=a@example.com,b@example.com -c countersign:defaultMutes=false`.
const fromCommandLine = (setting: string, value: unknown): unknown => {
  if (typeof value !== 'string' || texts.includes(setting)) return value;
  if (lists.includes(setting) && !value.startsWith('[')) return value.split(',').map((part) => part.trim());
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};
