import type { Explanation } from '../cause/diagnosis.ts';
import type { Principal } from '../denial/denial.ts';
import { matchesGlob } from '../guard/glob.ts';
import type { Incident } from '../incident/incident.ts';
import type { PolicyStatement } from '../remedy/policy-document.ts';
import { longestMessage, messageLength } from './approval-message.ts';
import { isApprover } from './approvers.ts';
import { endOf, untilTime, withEnd } from './end-date.ts';
import type { GrantSettings } from './grant-settings.ts';
import { type GrantParameters, refusedParameter, triedKeys } from './runbook-parameters.ts';
import { whyInWords } from './why-in-words.ts';

/** The exact grant that is asked for; its approval is bound to the hash. */
export interface Plan {
  /** SHA-256 of the document, 64 hex digits. */
  readonly hash: string;
  /** The policy as it is applied, byte for byte. */
  readonly document: string;
  readonly policyName: string;
  /** ISO 8601; null: it does not end by itself. */
  readonly endsAt: string | null;
  readonly isSensitive: boolean;
  readonly parameters: GrantParameters;
}

export type PreparedPlan = { readonly kind: 'plan'; readonly plan: Plan } | { readonly kind: 'impossible'; readonly because: string };

/** What a plan is made from. */
export interface PlanInput {
  readonly incident: Incident;
  readonly explanation: Explanation;
  readonly settings: GrantSettings;
  /** ISO 8601. */
  readonly now: string;
  /** SHA-256 as 64 hex digits. */
  readonly sha256: (text: string) => string;
}

/** Whether a grant is proposed at all for what people were told of. */
export const isOffered = ({ kind }: Pick<Incident, 'kind'>, { remedy }: Pick<Explanation, 'remedy'>): boolean =>
  remedy.kind === 'grant' && kind !== 'probing';

/**
 * The plan for an incident: the proposed policy with its end, and all that the runbook is told. Or why nobody is asked, in words: what the
 * runbook, its role or the approver's message would refuse is refused here first.
 */
export const preparePlan = (input: PlanInput): PreparedPlan => {
  const blocked = whyNobodyIsAsked(input);
  if (blocked !== null) return { kind: 'impossible', because: blocked };
  const { explanation, settings, now, sha256 } = input;
  const [statement] = explanation.remedy.policy?.Statement ?? [];
  const endsAt = settings.days === null ? null : endOf(now, settings.days);
  const document = JSON.stringify(withEnd({ Version: '2012-10-17', Statement: statement === undefined ? [] : [statement] }, endsAt));
  const hash = sha256(document);
  const policyName = `Countersign-${input.incident.id}-${hash.slice(0, 8)}`;
  const parameters = parametersOf(input, { document, hash, policyName, endsAt, statement });
  const refused = parameters === null ? 'the denial does not tell what the runbook needs' : whyRefused(parameters);
  if (parameters === null || refused !== null) return { kind: 'impossible', because: refused ?? '' };
  return { kind: 'plan', plan: { hash, document, policyName, endsAt, isSensitive: explanation.remedy.sensitive, parameters } };
};

const whyNobodyIsAsked = ({ incident, explanation, settings }: PlanInput): string | null => {
  const { remedy } = explanation;
  if (incident.kind === 'probing') return 'somebody seems to be trying the doors, and that is no case for a grant';
  if (remedy.kind !== 'grant' || remedy.policy === null) return `no grant is proposed for it. ${remedy.summary}`.trim();
  if (remedy.policy.Statement.length !== 1)
    return 'it needs several permissions, and one decision is about one: put them into code (countersign explain --as)';
  const needed = remedy.sensitive ? settings.minSensitiveApprovals : settings.minApprovals;
  if (settings.approvers.length < needed)
    return `it needs ${needed} approvers and the settings name ${settings.approvers.length}: nobody could approve it`;
  return whyNotThisPrincipal(explanation.denial.principal, settings);
};

const whyNotThisPrincipal = ({ arn, uniqueId, account }: Principal, settings: GrantSettings): string | null => {
  if (arn === null || uniqueId === null)
    return 'the event does not tell the unique id of the principal (AROA…, AIDA…), so that nobody could know whether it is still the same one';
  if (account !== settings.account)
    return `the principal belongs to account ${account ?? 'unknown'}, and grants are made in ${settings.account} only`;
  if (settings.approvers.some((approver) => isApprover(approver, arn)))
    return 'the principal is one of the approvers: whoever was denied never approves, and approvers are never patched';
  return settings.protectedPrincipals.some((pattern) => matchesGlob(pattern, arn))
    ? 'the principal is protected by the settings: its policies are changed by hand only'
    : null;
};

const whyRefused = (parameters: GrantParameters): string | null => {
  const refused = refusedParameter(parameters);
  if (refused !== null) return refused;
  const length = messageLength(parameters);
  return length > longestMessage
    ? `the policy is too long to be shown whole to an approver (${length} characters of ${longestMessage}), and nothing is approved that was not shown`
    : null;
};

interface Drafted {
  readonly document: string;
  readonly hash: string;
  readonly policyName: string;
  readonly endsAt: string | null;
  readonly statement: PolicyStatement | undefined;
}

const parametersOf = ({ incident, explanation, now }: PlanInput, drafted: Drafted): GrantParameters | null => {
  const { principal } = explanation.denial;
  const { arn, name, uniqueId, kind } = principal;
  const [action, resource] = [drafted.statement?.Action, drafted.statement?.Resource];
  if (arn === null || name === null || uniqueId === null || (kind !== 'role' && kind !== 'user')) return null;
  if (typeof action !== 'string' || typeof resource !== 'string') return null;
  const tried = triedUnder(drafted.statement, explanation.denial.region);
  return tried === null
    ? null
    : {
        IncidentId: incident.id,
        Fingerprint: incident.fingerprint,
        PrincipalKind: kind,
        PrincipalArn: arn,
        PrincipalName: name,
        PrincipalId: uniqueId,
        PolicyName: drafted.policyName,
        PolicyDocument: drafted.document,
        DocumentSha256: drafted.hash,
        EndsAt: drafted.endsAt ?? 'permanent',
        Action: action,
        Resource: resource,
        ...tried,
        TriedAt: untilTime(now),
        Why: whyInWords(incident, explanation),
        DeniedEventId: explanation.denial.id ?? 'unknown',
        Sensitive: explanation.remedy.sensitive ? 'yes' : 'no',
      };
};

/** The one condition of the statement, or the Region, under which the simulator tries it; null where the runbook has no such key. */
const triedUnder = (
  statement: PolicyStatement | undefined,
  region: string | null,
): Pick<GrantParameters, 'ContextKey' | 'ContextValue'> | null => {
  const conditions = Object.values(statement?.Condition ?? {}).flatMap((keys) => Object.entries(keys));
  if (conditions.length > 1) return null;
  const [key, value] = conditions[0] ?? ['aws:RequestedRegion', region ?? 'us-east-1'];
  return typeof value === 'string' && triedKeys.some((known) => known === key) ? { ContextKey: key, ContextValue: value } : null;
};
