import fc from 'fast-check';
import { type Notice, noticeOf } from '../../../../lambda/core/message/alert/notice.ts';
import type { Alert } from '../../../../lambda/core/message/alert.ts';
import { representativeAlerts } from './alerts.ts';
import { hostileAlert } from './hostile-alert.ts';

// The same in every run, so that a red test is somebody's change; FC_SEED looks further.
const seed = Number(process.env['FC_SEED'] ?? '20261121');
let notices: readonly (readonly [Notice, Alert])[] = [];
beforeAll(async () => {
  const real = Object.values(await representativeAlerts());
  const hostile = real.flatMap((alert, index) => fc.sample(hostileAlert(alert), { numRuns: 15, seed: seed + index }));
  notices = [...real, ...hostile].map((alert) => [noticeOf(alert), alert]);
});

/** Holds for every representative alert, and for 15 of each with hostile text in every field. */
const always = (holds: (notice: Notice, alert: Alert) => void): void => {
  for (const [notice, alert] of notices) {
    try {
      holds(notice, alert);
    } catch (error) {
      throw new Error(`seed ${seed}: ${String(error).slice(0, 3000)}`, { cause: error });
    }
  }
};

/** What a pattern finds and what stands around it; null where it finds nothing. */
const found = (pattern: RegExp, text: string): string | null => {
  const at = text.search(pattern);
  return at < 0 ? null : JSON.stringify(text.slice(Math.max(0, at - 30), at + 30));
};

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

// Everything that moves a cursor, hides a word or is no character. A line break is allowed where lines are.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const halfCharacter = /\p{Surrogate}/u;
const consoleUrl =
  /^https:\/\/(?:[a-z0-9-]+\.)?console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\/(?:iam|cloudtrailv2|dynamodbv2)\/home[#?][\w#?&=%./~-]*$/;

test('no text for people has a control character, a bidirectional mark or a hidden one', () => {
  always(({ title, subject, email, slack, amazonQ, attributes }) => {
    for (const text of [title, subject, email, ...stringsIn(slack), ...stringsIn(JSON.parse(amazonQ)), ...Object.values(attributes)])
      expect([found(control, text), found(halfCharacter, text)]).toEqual([null, null]);
    for (const line of [title, subject, ...Object.values(attributes)]) expect(line).not.toContain('\n');
  });
});

test('a subject is ASCII, one line, not empty, under 100 characters', () => {
  always(({ subject }) => expect(subject).toMatch(/^\[Countersign\] [ -~]{1,85}$/));
});

describe('Slack', () => {
  test('reads mrkdwn in the fallback only, where nothing of the event is formatted, linked or mentioned', () => {
    always(({ slack }) => {
      expectHarmless(slack.text);
      expect(JSON.stringify(slack.blocks)).not.toContain('"mrkdwn"');
    });
  });

  test('gets only blocks without buttons, and no link but to the console', () => {
    always(({ slack }) => {
      for (const block of slack.blocks) expect(['header', 'rich_text', 'context']).toContain(block.type);
      expect(JSON.stringify(slack.blocks)).not.toContain('"emoji":true');
      for (const element of elementsIn(slack)) {
        expect(['text', 'link']).toContain(element.type);
        if (element.type === 'link') expect(element.url).toMatch(consoleUrl);
      }
    });
  });

  test('finds every text within its limits and none empty', () => {
    always(({ slack }) => {
      expect(slack.text.length).toBeGreaterThan(0);
      expect(slack.text.length).toBeLessThanOrEqual(1000);
      expect(slack.blocks.length).toBeLessThanOrEqual(50);
      for (const block of slack.blocks) {
        if (block.type === 'header') expect(block.text.text.length).toBeLessThanOrEqual(150);
        if (block.type === 'context') expect(block.elements.length).toBeLessThanOrEqual(10);
        if (block.type !== 'header') expect(block.elements.length).toBeGreaterThan(0);
      }
      for (const text of stringsIn(slack.blocks)) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(3000);
      }
    });
  });
});

const elementsIn = (slack: Notice['slack']) =>
  slack.blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements.flatMap(({ elements }) => elements) : []));

describe('Amazon Q', () => {
  test('gets its schema and no field more, with texts of a size that Slack shows', () => {
    always(({ amazonQ }) => {
      const { version, source, id, content, metadata, ...others } = JSON.parse(amazonQ);
      expect([version, source, others]).toEqual(['1.0', 'custom', {}]);
      expect(Object.keys(content)).toEqual(['textType', 'title', 'description', 'nextSteps', 'keywords']);
      expect(Object.keys(metadata)).toEqual(['threadId', 'summary', 'eventType', 'relatedResources', 'additionalContext']);
      expect(typeof id).toBe('string');
      expect(content.title.length).toBeLessThanOrEqual(250);
      expect(content.description.length).toBeLessThanOrEqual(3000);
      expect(content.nextSteps.length).toBeLessThanOrEqual(10);
      for (const text of [...content.nextSteps, ...content.keywords]) expect(text.length).toBeLessThanOrEqual(800);
    });
  });

  test('formats only what is ours: labels, code, links to the console', () => {
    always(({ amazonQ }) => {
      const { content, metadata } = JSON.parse(amazonQ);
      const lines = [content.title, metadata.summary, ...content.description.split('\n'), ...content.nextSteps, ...content.keywords];
      for (const line of lines) {
        const [, url] = /^<([^<>|]+)\|[^<>|]+>$/.exec(line) ?? [];
        if (url !== undefined) expect(url.replace(/&amp;/g, '&')).toMatch(consoleUrl);
        else expectHarmless(line);
      }
    });
  });
});

const expectHarmless = (line: string): void => {
  expect(line).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  expect((line.match(/`/g) ?? []).length % 2).toBe(0);
  const words = line
    .replace(/`[^`]*`/g, '')
    .replace(/^\*(?:Who|Account|What|On what|Where|How often|Policy|AWS Health|Owner|Proposed|Withheld|What can be done|What to do)\*/, '');
  expect(words).not.toMatch(/[*~@|[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:\/\/|:[a-z0-9_+'-]+:/);
};

test('an e-mail breaks its lines, except those to copy and words that are longer', () => {
  always(({ email }) => {
    for (const line of email.split('\n')) {
      const isToCopy = /^ {2,5}\S/.test(line) || /^[ {}[\]"]/.test(line);
      expect(line.length <= 78 || isToCopy || !line.slice(0, 78).trim().includes(' ') || /\S{40}/.test(line)).toBe(true);
    }
  });
});

test('an e-mail has no link but to the console', () => {
  always(({ email }) => {
    for (const line of email.split('\n')) {
      const isCommand = /^ {2,5}aws /.test(line);
      for (const [url] of isCommand ? [] : line.matchAll(/(?:https?|ftp):\/\/\S+/gi)) expect(url).toMatch(consoleUrl);
    }
  });
});

test('the JSON for programs is one object that names its version, its incident and what was cut', () => {
  always(({ json }, { reason }) => {
    const read = JSON.parse(json);
    expect(read).toMatchObject({ schemaVersion: '1', kind: 'alert', cut: expect.any(Array), incident: expect.any(Object) });
    if ('reason' in read) expect(read.reason).toBe(reason);
  });
});

test('attributes are ten at most, of names and values that SNS takes', () => {
  always(({ attributes }) => {
    const entries = Object.entries(attributes);
    expect(entries.length).toBeLessThanOrEqual(10);
    for (const [name, value] of entries) {
      expect(name).toMatch(/^(?!aws\.|amazon\.)(?!.*\.\.)[A-Za-z0-9_-](?:[A-Za-z0-9_.-]{0,118}[A-Za-z0-9_-])?$/i);
      expect(value.length).toBeGreaterThan(0);
      expect(value.length).toBeLessThanOrEqual(256);
    }
  });
});

test('all of it fits into one message of SNS', () => {
  always(({ json, email, amazonQ, subject, attributes }) => {
    const message = JSON.stringify({ default: json, email, https: amazonQ });
    expect(Buffer.byteLength(message + subject + JSON.stringify(attributes))).toBeLessThan(250_000);
  });
});
