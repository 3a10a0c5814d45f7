import { cutText } from '../alert/cut-text.ts';
import { asCode, neutral, neutralWithin } from '../alert/markdown.ts';
import type { Notice } from '../alert/notice.ts';
import { cutLines } from '../alert/policy-lines.ts';
import type { SlackBlock, SlackMessage, SlackText } from '../alert/slack-block.ts';
import { subjectOf } from '../alert/subject.ts';
import { unlinked, unlinkedJson } from '../alert/unlinked.ts';
import { safeJson } from '../plain-text.ts';
import { redactValue } from '../redact/redact-value.ts';
import { wrap } from '../terminal/wrap.ts';
import type { Report } from './report.ts';

/** A report, worded for every target, in the same way as an alert. */
export const reportNotice = (report: Report): Notice => ({
  title: report.title,
  subject: subjectOf({ title: report.title, account: null }),
  email: email(report),
  amazonQ: amazonQ(report),
  json: safeJson(redactValue({ schemaVersion: '1', kind: report.kind, title: report.title, incident: report.incident, ...report.data })),
  attributes: { kind: report.kind, ...(report.incident === null ? {} : { incident: report.incident }) },
  slack: slack(report),
});

const width = 78;
const codeLines = 80;
const elsewhere = 'countersign show';

const paragraph = (text: string): string[] => wrap(unlinked(text), width);

const email = ({ title, says, lines, code, next, incident }: Report): string =>
  [
    ...paragraph(`${title}.`),
    '',
    ...says.flatMap((text) => [...paragraph(text), '']),
    ...lines.flatMap(([label, value]) => paragraph(`${label}: ${value}`)),
    ...(lines.length === 0 ? [] : ['']),
    ...(code === null ? [] : [...cutLines(code.split('\n').map(unlinkedJson), codeLines, elsewhere), '']),
    ...(next.length === 0 ? [] : ['NEXT', ...next.flatMap(({ purpose, command }) => [...paragraph(`${purpose}:`), `  ${command}`]), '']),
    ...(incident === null ? [] : [`Incident ${incident}.`]),
  ].join('\n');

const amazonQ = ({ kind, title, says, lines, next, incident }: Report): string =>
  safeJson({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: neutralWithin(title, 250),
      description: cutLines(
        [...says.map(neutral), ...lines.map(([label, value]) => `*${label}*: ${asCode(cutText(value, 300))}`)],
        20,
        elsewhere,
      )
        .join('\n')
        .slice(0, 2800),
      nextSteps: next.slice(0, 8).map(({ purpose, command }) => `${neutral(purpose)}: ${asCode(command)}`),
      keywords: ['countersign', kind, ...(incident === null ? [] : [incident])],
    },
    metadata: {
      ...(incident === null ? {} : { threadId: incident }),
      summary: neutralWithin(title, 250),
      eventType: `countersign-${kind}`,
    },
  });

const text = (words: string): SlackText => ({ type: 'text', text: words });
const bold = (words: string): SlackText => ({ type: 'text', text: words, style: { bold: true } });

const slack = ({ title, says, lines, code, next, incident }: Report): SlackMessage => {
  const words = [
    ...says.map((line) => text(`${cutText(line, 900)}\n`)),
    ...lines.slice(0, 20).flatMap(([label, value]) => [bold(`${label} `), text(`${cutText(value, 400)}\n`)]),
  ];
  const copies = [code, next.map(({ command }) => command).join('\n')].filter((part): part is string => part !== null && part !== '');
  const blocks: SlackBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: cutText(title, 150), emoji: false } },
    ...(words.length === 0 ? [] : [{ type: 'rich_text' as const, elements: [{ type: 'rich_text_section' as const, elements: words }] }]),
    ...copies.map((copy) => ({
      type: 'rich_text' as const,
      elements: [{ type: 'rich_text_preformatted' as const, elements: [text(cutText(copy, 2000))] }],
    })),
    ...(incident === null
      ? []
      : [{ type: 'context' as const, elements: [{ type: 'plain_text' as const, text: `Incident ${incident}`, emoji: false as const }] }]),
  ];
  return { text: neutralWithin(title, 900), blocks, unfurl_links: false, unfurl_media: false };
};
