import * as z from 'zod';
import { grantSettingsSchema } from './grant/grant-settings.ts';

/** The EMF namespace, metrics and dimensions that triage writes; lib draws and alarms on them, so both sides take the names from here. */
export type MetricNamespace = 'Countersign';
export type MetricName =
  /** Count, one a denial that was recorded; alone, and by `cause` and by `policyType`. */
  | 'Denials'
  /** Count, one a change of an incident's status; by `status`. */
  | 'Incidents'
  /** Count, one an alert that reached the topic or Slack. */
  | 'Alerts'
  /** Count, one an alert that did not (the record is tried again). */
  | 'AlertsFailed'
  /** Milliseconds from the refused call to its record in the table. */
  | 'DetectionLatency'
  /** Count, one a message that AWS would not decode. */
  | 'DecodeFailures';
/** `service` is Powertools' own dimension; each metric bears it. */
export type MetricDimension = 'service' | 'cause' | 'policyType' | 'status';

/** One denial or many that go to the digest only. All that `match` names must match; `*` and `?` are wildcards, case counts. */
export const ignoreRuleSchema = z.strictObject({
  id: z.string().min(1),
  reason: z.string().min(1),
  owner: z.string().min(1).exactOptional(),
  /** The day (UTC) from which the rule no longer counts, `2027-02-01`. */
  expires: z.iso.date().exactOptional(),
  match: z.strictObject({
    account: z.string().min(1).exactOptional(),
    principal: z.string().min(1).exactOptional(),
    action: z.string().min(1).exactOptional(),
    resource: z.string().min(1).exactOptional(),
  }),
});
export type IgnoreRule = Readonly<z.infer<typeof ignoreRuleSchema>>;

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const words = z.string().transform((text) => text.split(',').filter((word) => word !== ''));

const parseJson = (text: string, context: z.core.$RefinementCtx<string>): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
};
const json = <Schema extends z.ZodType>(schema: Schema) => z.string().transform(parseJson).pipe(schema);

/** What every function that reads incidents and tells people is told by its environment: triage, outcome, sweep. */
export const followUpEnvironmentSchema = z.object({
  /** Lambda sets it. */
  AWS_REGION: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  TOPIC_ARN: z.string().min(1),
  OWNER_TOPIC_ARN: z.string().min(1),
  MODE: z.enum(['advise', 'approve']),
  /** The Slack webhook's URL is in this Secrets Manager secret or in this SSM parameter; neither where Slack is not used. */
  SLACK_SECRET_ARN: z.string().min(1).exactOptional(),
  SLACK_PARAMETER_NAME: z.string().min(1).exactOptional(),
  /** Days that an incident is kept after it was last seen. */
  RETENTION_DAYS: wholeNumber,
  /** Names of the principal's tags that say who owns it, the most telling first. */
  OWNER_TAGS: words,
  /** Account ids and their names. */
  ACCOUNT_NAMES: json(z.record(z.string(), z.string())),
  /** In the mode `approve` only. */
  GRANTS: json(grantSettingsSchema).exactOptional(),
});

/** What triage is told by its environment. `lib/triage-environment.ts` writes it and must satisfy {@link TriageEnvironment}. */
export const triageEnvironmentSchema = followUpEnvironmentSchema.extend({
  /** So many different actions refused to one principal within so many minutes are probing. */
  PROBING_ACTIONS: wholeNumber,
  PROBING_MINUTES: wholeNumber,
  DEFAULT_MUTES: z.enum(['on', 'off']).transform((word) => word === 'on'),
  IGNORE_RULES: json(z.array(ignoreRuleSchema)),
});

/** The environment as the stack writes it: strings only. */
export type TriageEnvironment = Omit<z.input<typeof triageEnvironmentSchema>, 'AWS_REGION'>;
/** The environment as it is read. */
export type TriageSettings = Readonly<z.output<typeof triageEnvironmentSchema>>;

/** The environment of outcome and sweep, as the stack writes it. */
export type FollowUpEnvironment = Omit<z.input<typeof followUpEnvironmentSchema>, 'AWS_REGION'>;
export type FollowUpSettings = Readonly<z.output<typeof followUpEnvironmentSchema>>;

/** The settings in an environment; variables of others are passed over. Throws with each variable's name and what is wrong with it. */
export const readTriageSettings = (environment: unknown): TriageSettings => settingsIn(triageEnvironmentSchema, environment);
/** The same for outcome and sweep. */
export const readFollowUpSettings = (environment: unknown): FollowUpSettings => settingsIn(followUpEnvironmentSchema, environment);

const settingsIn = <Settings>(schema: z.ZodType<Settings>, environment: unknown): Settings => {
  const read = schema.safeParse(environment);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The function's environment is not what it needs; deploy the stack again. ${wrong.join('; ')}`);
};
