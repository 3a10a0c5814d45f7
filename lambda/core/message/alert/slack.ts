import type { AlertFacts } from './alert-facts.ts';
import { cutText } from './cut-text.ts';
import { fewer, listWords } from './listed.ts';
import { neutralWithin } from './markdown.ts';
import { cutLines } from './policy-lines.ts';
import { elsewhere, proposal } from './shared-words.ts';
import type { SlackBlock, SlackMessage, SlackPreformatted, SlackRichText, SlackSection, SlackText } from './slack-block.ts';

// Slack's limits: 150 characters a header, 3,000 a text, 50 blocks, 10 elements in a context. The rest is for the eye: about a dozen lines.
const limits = {
  header: 150,
  text: 2900,
  fallback: 1000,
  line: 900,
  actions: 12,
  resources: 2,
  steps: 1,
  allSteps: 10,
  guards: 2,
  commands: 2,
  policy: 6,
  statement: 450,
  context: 5,
  contextText: 150,
};

/**
 * The alert for an incoming webhook: no buttons, because even one that is only a link warns that nothing listens. All text from the event
 * stands in plain text and in rich text elements, where Slack formats, links and mentions nothing.
 */
export const slackMessage = (facts: AlertFacts): SlackMessage => ({
  text: fallback(facts),
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: cutText(facts.title, limits.header), emoji: false } },
    richText([section(happened(facts))]),
    ...remedyBlocks(facts),
    ...nextBlocks(facts),
    {
      type: 'context',
      elements: context(facts).map((text) => ({ type: 'plain_text', text: cutText(text, limits.contextText), emoji: false })),
    },
  ],
  unfurl_links: false,
  unfurl_media: false,
});

/** mrkdwn is read here: the title alone, made harmless. */
const fallback = ({ title, account, incident }: AlertFacts): string =>
  neutralWithin(`${cutText(title, limits.fallback / 2)}${account === null ? '' : ` in ${account}`} (${incident})`, limits.fallback);

const richText = (elements: SlackRichText['elements']): SlackRichText => ({ type: 'rich_text', elements });
const section = (elements: SlackSection['elements']): SlackSection => ({ type: 'rich_text_section', elements });
const text = (words: string): SlackText => ({ type: 'text', text: words });
const bold = (words: string): SlackText => ({ type: 'text', text: words, style: { bold: true } });
const preformatted = (lines: readonly string[]): SlackPreformatted => ({
  type: 'rich_text_preformatted',
  elements: [text(cutText(lines.join('\n'), limits.text))],
});

/** A line with a label; without a value it is left out. Slack shows no empty text. */
const line = (label: string, value: string | null): SlackText[] =>
  value === null || value.trim() === '' ? [] : [bold(`${label} `), text(`${cutText(value, limits.line)}\n`)];

const happened = (facts: AlertFacts): SlackText[] => [
  ...line('Why', facts.why),
  ...(facts.who === null
    ? line('Account', facts.account)
    : line('Who', [facts.who, facts.account].filter((part) => part !== null).join(', in '))),
  ...line(
    'What',
    [
      listWords(fewer(facts.actions, limits.actions), elsewhere(facts)),
      listWords(fewer(facts.resources, limits.resources), elsewhere(facts)),
    ]
      .filter((part) => part !== '')
      .join(' on ') || null,
  ),
  ...line('Seen', [facts.seen, facts.where].filter((part) => part !== null).join(', in ')),
  ...line(
    'Policy',
    [facts.policyArn, facts.statement === null ? null : `statement ${facts.statement}`].filter((part) => part !== null).join(', ') || null,
  ),
  ...line('AWS Health', facts.healthIssue),
];

const remedyBlocks = (facts: AlertFacts): SlackBlock[] => {
  const { heading, summary, policyWords } = facts.remedy;
  const lines = [...line(heading, policyWords.length > 0 ? proposal(facts) : summary), ...guardsOf(facts), ...stepsOf(facts)];
  const policy = cutLines(
    policyWords.map((words) => cutText(words, limits.statement)),
    limits.policy,
    elsewhere(facts),
  );
  const elements = [...(lines.length === 0 ? [] : [section(lines)]), ...(policy.length === 0 ? [] : [preformatted(policy)])];
  return elements.length === 0 ? [] : [richText(elements)];
};

const guardsOf = (facts: AlertFacts): SlackText[] =>
  cutLines(facts.remedy.guards, limits.guards, elsewhere(facts)).map((guard) => text(`${cutText(guard, limits.line)}\n`));

/** The first step, which guards leave no room for; all of them where no command shows the rest. */
const stepsOf = (facts: AlertFacts): SlackText[] => {
  const { steps, guards } = facts.remedy;
  const room = guards.length > 0 ? 0 : limits.steps;
  const few = steps.slice(0, facts.commands.length === 0 ? limits.allSteps : room);
  const more = steps.length - few.length;
  const marked = few.map((step, index) => text(`${index + 1}. ${cutText(step, limits.line)}\n`));
  return more === 0
    ? marked
    : [...marked, text(`… (${more} ${few.length === 0 ? '' : 'more '}${more === 1 ? 'step' : 'steps'}: ${elsewhere(facts)})\n`)];
};

const nextBlocks = ({ planCommands, commands, links }: AlertFacts): SlackBlock[] => [
  ...copied([...planCommands, ...commands.slice(0, limits.commands)]),
  ...(links.length === 0
    ? []
    : [
        richText([
          section(
            links.flatMap(({ label, url }, index) => [...(index === 0 ? [] : [text(' · ')]), { type: 'link', url, text: label } as const]),
          ),
        ]),
      ]),
];

const copied = (commands: AlertFacts['commands']): SlackBlock[] =>
  commands.length === 0 ? [] : [richText([preformatted(commands.map(({ command }) => command))])];

const context = ({ incident, status, owners }: AlertFacts): string[] =>
  [`Incident ${incident}`, status, ...owners.map((owner) => `owner by tag: ${owner}`)].slice(0, limits.context);
