import { wrap } from '../terminal/wrap.ts';
import type { AlertFacts } from './alert-facts.ts';
import { firstPart } from './cut-text.ts';
import { listWords } from './listed.ts';
import { cutLines } from './policy-lines.ts';
import { elsewhere } from './shared-words.ts';
import { splitStep } from './split-step.ts';
import { unlinked, unlinkedJson } from './unlinked.ts';

const width = 78;
const policyLines = 60;
// Steps, evidence and the rest are bounded one by one; this is for all of them together. SNS takes 256 KB for all protocols.
const longestBody = 40_000;

/**
 * The alert as a plain-text e-mail, the most important first. It is meant to be read aloud too: sentences and short lines with a label, no
 * columns. Commands, links and JSON have lines of their own that are never broken, so that they can be copied.
 */
export const emailBody = (facts: AlertFacts): string => {
  const text = [
    ...paragraph(`${facts.title}.`),
    '',
    ...happened(facts),
    ...section(facts.remedy.heading, remedy(facts)),
    ...section('Next', commands(facts)),
    ...section('Links', links(facts)),
    ...paragraph(
      `Incident ${facts.incident}, ${facts.status}.${facts.owners.length === 0 ? '' : ` Owner by tag: ${facts.owners.join(', ')}.`}`,
    ),
  ].join('\n');
  return text.length <= longestBody
    ? text
    : `${firstPart(text, longestBody)}\n… (${text.length - longestBody} more characters: ${elsewhere(facts)})`;
};

const paragraph = (text: string, indent = ''): string[] => wrap(unlinked(text), width - indent.length).map((line) => `${indent}${line}`);

const labelled = (label: string, value: string | null): string[] => (value === null || value === '' ? [] : paragraph(`${label}: ${value}`));

const section = (heading: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [heading.toUpperCase(), ...lines, '']);

const happened = (facts: AlertFacts): string[] => [
  ...labelled('Why', facts.why),
  ...labelled('Who', facts.who),
  ...labelled('Principal', facts.principalArn),
  ...labelled('Account', facts.account),
  ...labelled('What', listWords(facts.actions, elsewhere(facts))),
  ...labelled('On what', listWords(facts.resources, elsewhere(facts))),
  ...labelled('Where', facts.where),
  ...labelled('How often', facts.seen),
  ...labelled('Policy', facts.policyArn),
  ...labelled('Statement', facts.statement),
  ...facts.evidence.items.flatMap((item) => labelled('Evidence', item)),
  ...(facts.evidence.more === 0 ? [] : paragraph(`… (${facts.evidence.more} more pieces of evidence: ${elsewhere(facts)})`)),
  ...labelled('AWS Health reports an open issue', facts.healthIssue),
  '',
];

const remedy = (facts: AlertFacts): string[] => {
  const { summary, steps, owner, policyHeading, policyJson, guards, notes } = facts.remedy;
  return [
    ...(summary === null ? [] : paragraph(summary)),
    ...steps.flatMap((step, index) => stepLines(step, `${index + 1}. `)),
    ...guards.flatMap((guard) => paragraph(`${guard}.`.replace(/\.\.$/, '.'))),
    ...labelled('Who can change it', owner),
    ...(policyJson.length === 0 ? [] : [`${policyHeading}:`, ...cutLines(policyJson.map(unlinkedJson), policyLines, elsewhere(facts))]),
    ...notes.flatMap((note) => labelled('Note', note)),
  ];
};

/** A command or a piece of JSON in a step gets its own line. */
const stepLines = (step: string, mark: string): string[] => {
  const { words, copy, after } = splitStep(step);
  const [first = '', ...rest] = wrap(unlinked(words), width - mark.length);
  return [
    `${mark}${first}`,
    ...rest.map((line) => `   ${line}`),
    ...(copy === null ? [] : [`     ${copy.startsWith('{') ? unlinkedJson(copy) : copy}`]),
    ...(after === null ? [] : paragraph(after, '   ')),
  ];
};

const commands = (facts: AlertFacts): string[] =>
  [...facts.planCommands, ...facts.commands, ...facts.incidentCommands].flatMap(({ purpose, command }) => [
    ...paragraph(`${purpose}:`),
    `  ${command}`,
  ]);

const links = (facts: AlertFacts): string[] =>
  facts.links.length === 0
    ? []
    : [
        'They open in the account that you are signed in to.',
        ...facts.links.flatMap(({ label, url }) => [`${unlinked(label)}:`, `  ${url}`]),
      ];
