import type { Explanation } from '../cause/diagnosis.ts';
import type { GuardResult } from '../guard/guard.ts';
import { statusWords } from '../message/incidents/incident-words.ts';
import { plainText } from '../message/plain-text.ts';
import { requestText } from '../message/request-text.ts';
import { evidenceParts, type ShownEvidence } from './evidence-parts.ts';
import { type Fact, incidentFacts } from './incident-facts.ts';
import { type IncidentRow, incidentRow } from './incident-row.ts';
import type { HistoryEntry, IncidentView, TriedCall } from './incident-view.ts';
import { type MessagePart, markedMessage } from './marked-message.ts';
import type { PageActionKind } from './page-action.ts';
import { type DiffPart, policyDiff } from './policy-diff.ts';
import { possibleActions } from './possible-actions.ts';
import { prettyText } from './pretty-text.ts';
import { type ShownPlan, shownPlan } from './shown-plan.ts';
import { type ShownRun, shownRun } from './shown-run.ts';
import { type Snippet, snippetsOf } from './snippets.ts';
import { storyOf } from './story.ts';

export interface DocumentOptions {
  /** ISO 8601. */
  readonly now: string;
  readonly isReadOnly: boolean;
  readonly accountNames: Readonly<Record<string, string>>;
}

/** An incident's page as data: texts that are free of control characters, in the order in which they are read. */
export interface IncidentDocument {
  readonly row: IncidentRow;
  /** What happened, in one sentence. */
  readonly story: string;
  readonly status: string;
  readonly facts: readonly Fact[];
  readonly evidence: readonly ShownEvidence[];
  readonly message: readonly MessagePart[];
  readonly decoded: string | null;
  readonly remedy: ShownRemedy | null;
  readonly plan: ShownPlan | null;
  readonly diff: readonly DiffPart[] | null;
  /** Why the diff has no policies of the principal. */
  readonly isHeldKnown: boolean;
  readonly wholeCall: { readonly policy: string; readonly guards: readonly GuardResult[]; readonly notes: readonly string[] } | null;
  readonly snippets: readonly Snippet[];
  readonly run: ShownRun | null;
  readonly history: readonly HistoryEntry[];
  readonly tried: readonly TriedCall[];
  readonly actions: readonly PageActionKind[];
}

export interface ShownRemedy {
  readonly kind: Explanation['remedy']['kind'];
  readonly summary: string;
  readonly steps: readonly string[];
  readonly owner: string | null;
  readonly warnings: readonly string[];
  readonly isSensitive: boolean;
  readonly guards: readonly GuardResult[];
  /** A request to whoever can change it, ready to send. */
  readonly requestText: string | null;
  /** The document that would have been proposed, where it is withheld. */
  readonly would: string | null;
}

/** The page of an incident. */
export const incidentDocument = (view: IncidentView, { now, isReadOnly, accountNames }: DocumentOptions): IncidentDocument => {
  const { incident, explanation, held } = view;
  const plan = shownPlan(view);
  const document = plan?.kind === 'plan' ? plan : null;
  return {
    row: incidentRow(incident, now),
    story: storyOf(incident, explanation, { now, accountNames }),
    status: statusWords(incident),
    facts: incidentFacts(incident, explanation, accountNames),
    evidence: evidenceParts(explanation?.evidence ?? []),
    message: explanation?.denial.message == null ? [] : markedMessage(explanation.denial.message, explanation.evidence),
    decoded: view.decodedMessage === null ? null : prettyText(view.decodedMessage),
    remedy: explanation === null ? null : shownRemedy(explanation),
    plan,
    diff: document === null ? null : policyDiff(held ?? [], { name: document.policyName, document: document.document }),
    isHeldKnown: held !== null,
    wholeCall: wholeCallOf(explanation),
    snippets: snippetsOf(explanation),
    run: view.execution === null ? null : shownRun(view.execution),
    history: view.history.map(({ time, what, who }) => ({
      time: plainText(time, 40),
      what: plainText(what, 300),
      who: who === null ? null : plainText(who, 200),
    })),
    tried: view.tried.map(({ request, allowed, what }) => ({ request: plainText(request, 400), allowed, what: plainText(what, 200) })),
    actions: possibleActions({
      incident,
      hasPlan: document !== null && !document.isAsked,
      hasAsked: document?.isAsked ?? false,
      isReadOnly,
    }),
  };
};

const shownRemedy = (explanation: Explanation): ShownRemedy => {
  const { kind, summary, steps, owner, warnings, guards, sensitive, policy } = explanation.remedy;
  return {
    kind,
    summary: plainText(summary),
    steps: steps.map((step) => plainText(step)),
    owner: owner === null ? null : plainText(owner),
    warnings: warnings.map((warning) => plainText(warning)),
    isSensitive: sensitive,
    guards: shownGuards(guards),
    requestText: kind === 'advice' && owner !== null ? requestText(explanation) : null,
    would: kind === 'withheld' && policy !== null ? prettyText(JSON.stringify(policy)) : null,
  };
};

const wholeCallOf = (explanation: Explanation | null): IncidentDocument['wholeCall'] => {
  const whole = explanation?.remedy.wholeCall ?? null;
  if (whole === null) return null;
  return {
    policy: prettyText(JSON.stringify(whole.policy)),
    guards: shownGuards(whole.guards),
    notes: whole.notes.map((note) => plainText(note)),
  };
};

const shownGuards = (guards: readonly GuardResult[]): readonly GuardResult[] =>
  guards.map(({ guard, verdict, reason }) => ({ guard, verdict, reason: plainText(reason, 600) }));
