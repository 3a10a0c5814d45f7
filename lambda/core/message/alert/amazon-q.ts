import type { Alert } from '../alert.ts';
import { safeJson } from '../plain-text.ts';
import type { AlertFacts } from './alert-facts.ts';
import { cutText } from './cut-text.ts';
import { fewer, listWords } from './listed.ts';
import { asCode, asLink, neutral, neutralWithin } from './markdown.ts';
import { cutLines } from './policy-lines.ts';
import { elsewhere, proposal } from './shared-words.ts';
import { shown } from './shown.ts';
import { splitStep } from './split-step.ts';

// The guide gives no limits; what is written is kept under those of Slack, where it is shown: 150 for a header, 3,000 for a section.
const limits = { title: 250, description: 2800, step: 700, steps: 10, keyword: 75 };

/**
 * The alert as a custom notification. Data stands in code spans, where nothing is formatted; Amazon Q drops what is not in its schema.
 * (Amazon Q Developer in chat applications administrator guide, "Custom notifications")
 */
export const amazonQNotification = (alert: Alert, facts: AlertFacts): string =>
  safeJson({
    version: '1.0',
    source: 'custom',
    id: `${facts.incident}-${alert.incident.count}-${alert.reason}`,
    content: {
      textType: 'client-markdown',
      title: neutralWithin(facts.title, limits.title),
      description: description(facts),
      nextSteps: nextSteps(facts),
      keywords: ['countersign', facts.incident, alert.reason, alert.explanation.cause.kind].map((word) =>
        neutralWithin(word, limits.keyword),
      ),
    },
    metadata: {
      threadId: facts.incident,
      summary: neutralWithin(facts.title, limits.title),
      eventType: `countersign-${alert.incident.kind}`,
      relatedResources: alert.incident.principalArn === null ? [] : [shown(alert.incident.principalArn, 300)],
      additionalContext: {
        incident: facts.incident,
        reason: alert.reason,
        account: shown(alert.incident.account ?? '', 20),
      },
    },
  });

/** Whole lines only, so that no code span stays open. */
const description = (facts: AlertFacts): string => {
  const lines = [
    ...(facts.why === null ? [] : [neutral(facts.why)]),
    ...line('Who', facts.who),
    ...line('Account', facts.account),
    ...line('What', listWords(fewer(facts.actions, 12), elsewhere(facts))),
    ...line('On what', listWords(fewer(facts.resources, 3), elsewhere(facts))),
    ...line('Where', facts.where),
    ...line('How often', facts.seen),
    ...line('Policy', facts.policyArn),
    ...line('AWS Health', facts.healthIssue),
    ...line('Owner', facts.owners.join(', ') || null),
    ...(facts.remedy.summary === null || facts.remedy.policyWords.length > 0
      ? []
      : [`*${facts.remedy.heading}*: ${neutral(facts.remedy.summary)}`]),
    ...facts.remedy.guards.map(neutral),
    ...(facts.remedy.policyWords.length === 0 ? [] : [`*${facts.remedy.heading}* ${proposal(facts)}:`]),
    ...cutLines(facts.remedy.policyWords, 6, elsewhere(facts)).map((words) => asCode(words)),
  ];
  return withinLines(lines, facts);
};

const line = (label: string, value: string | null): string[] =>
  value === null || value === '' ? [] : [`*${label}*: ${asCode(cutText(value, 600))}`];

const withinLines = (lines: readonly string[], facts: AlertFacts): string => {
  const kept: string[] = [];
  for (const text of lines) {
    if (kept.join('\n').length + text.length > limits.description)
      return [...kept, `… (${lines.length - kept.length} more lines: ${neutral(elsewhere(facts))})`].join('\n');
    kept.push(text);
  }
  return kept.join('\n');
};

const nextSteps = (facts: AlertFacts): string[] => {
  const steps = [
    ...facts.remedy.steps.map(stepText),
    ...[...facts.planCommands, ...facts.commands].map(({ purpose, command }) => `${neutral(purpose)}: ${asCode(command)}`),
    ...facts.links.map(({ label, url }) => asLink(url, label)),
  ].filter((step) => step.length <= limits.step);
  const all = facts.remedy.steps.length + facts.planCommands.length + facts.commands.length + facts.links.length;
  return steps.length === all && all <= limits.steps
    ? steps
    : [
        ...steps.slice(0, limits.steps - 1),
        `… (${all - Math.min(steps.length, limits.steps - 1)} more steps: in the e-mail and the JSON message)`,
      ];
};

const stepText = (step: string): string => {
  const { words, copy, after } = splitStep(step);
  return [neutral(words), copy === null ? '' : asCode(copy), after === null ? '' : neutral(after)].filter((part) => part !== '').join(' ');
};
