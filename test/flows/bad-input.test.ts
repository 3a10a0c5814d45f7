import fc from 'fast-check';
import { textOf } from '../../lambda/adapters/read-bytes.ts';
import { explanationJson } from '../../lambda/core/message/explanation-json.ts';
import { terminalPage } from '../../lambda/core/message/terminal/page.ts';
import { noPaint } from '../../lambda/core/message/terminal/paint.ts';
import { explainAll } from '../explain-text.ts';

const reasons = async (input: string): Promise<string[]> =>
  (await explainAll(input)).flatMap((item) => (item.kind === 'unreadable' ? [item.reason] : []));

const record = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'IAMUser',
    arn: 'arn:aws:iam::111122223333:user/ana',
    accountId: '111122223333',
    userName: 'ana',
    principalId: 'AIDAEXAMPLE',
  },
  eventTime: '2026-11-20T10:12:04Z',
  eventSource: 'sqs.amazonaws.com',
  eventName: 'SendMessage',
  awsRegion: 'eu-west-1',
  errorCode: 'AccessDenied',
  errorMessage:
    'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:111122223333:orders because no identity-based policy allows the sqs:sendmessage action',
  requestParameters: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders' },
  resources: [],
  eventID: '11111111-2222-3333-4444-555555555555',
  recipientAccountId: '111122223333',
};

const hostile =
  '\u001b]0;owned\u0007\u001b[31m{{ x }} ${aws:username} </script><img src=x onerror=alert(1)> `rm -rf` \u202eevil\u0000\u009b2J "\'\\';
// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('bad input', () => {
  test.each([
    ['nothing', '', /empty/],
    ['spaces', ' \n\t ', /empty/],
    ['an empty object', '{}', /no denial found/],
    ['an empty list of records', '{"Records":[]}', /no denial found/],
    ['prose', 'The weather is fine today.', /no denial found/],
    ['JSON of something else', '{"a":[1,2,{"b":null}]}', /no denial found/],
    ['a number', '42', /no denial found/],
  ])('%s gives one clear line', async (_, input, expected) => {
    const said = await reasons(input);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(expected);
  });

  test('a record cut in the middle is still explained by the sentence that it holds', async () => {
    const cut = JSON.stringify(record).slice(0, -60);
    const items = await explainAll(cut);
    expect(items.map((item) => item.kind)).toEqual(['explained']);
  });

  test('a broken line among whole ones is reported with its number, and the others are explained', async () => {
    const items = await explainAll([JSON.stringify(record), '{"eventName": broken}', JSON.stringify(record)].join('\n'));
    expect(items.map((item) => item.kind)).toEqual(['explained', 'unreadable', 'explained']);
    expect(JSON.stringify(items[1])).toContain('line 2');
  });

  test('the last of two equal keys counts, as JSON.parse has it', async () => {
    const twice = JSON.stringify(record).replace('"eventName"', '"eventName":"DeleteQueue","eventName"');
    const [item] = await explainAll(twice);
    expect(item?.kind === 'explained' && item.explanation.denial.operation).toBe('SendMessage');
  });

  test('deep nesting neither overflows nor hangs', async () => {
    for (const depth of [10_000, 200_000]) {
      const deep = `${'{"detail":'.repeat(depth)}1${'}'.repeat(depth)}`;
      expect((await explainAll(deep)).map((item) => item.kind)).toEqual(['unreadable']);
      expect((await explainAll('['.repeat(depth))).map((item) => item.kind)).toEqual(['unreadable']);
    }
  });

  test('a line of megabytes without a denial ends with one clear line', async () => {
    for (const unit of [
      'x',
      'User: ',
      'is not authorized to perform: ',
      '"',
      '\\"',
      '{',
      'An error occurred (',
      'A1-_',
      'arn:aws:',
      '\\',
    ]) {
      const items = await explainAll(unit.repeat(Math.ceil(1_000_000 / unit.length)));
      expect(items.length).toBeGreaterThan(0);
    }
  });

  test('binary bytes and broken gzip are refused with what was expected', () => {
    expect(textOf(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]))).toEqual({
      kind: 'unreadable',
      reason: expect.stringMatching(/binary; expected JSON/),
    });
    expect(textOf(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))).toEqual({ kind: 'unreadable', reason: expect.stringMatching(/gzip/) });
  });

  test('invalid UTF-8 is read with replacement characters', () => {
    expect(textOf(Buffer.from([0x41, 0xff, 0xfe, 0x42]))).toEqual({ kind: 'text', text: 'A\ufffd\ufffdB' });
  });

  test('a wrong type in any field gives an answer with nulls, never an exception', async () => {
    const wrong = fc.constantFrom(null, 0, -1, true, [], [[]], {}, { a: { b: [] } }, '', 'x', hostile, '9'.repeat(5000));
    const paths = Object.keys(record);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...paths), wrong, { minKeys: 1 }), async (changes) => {
        const items = await explainAll(JSON.stringify({ ...record, ...changes }));
        for (const item of items) if (item.kind === 'explained') explanationJson(item.explanation);
      }),
      { numRuns: 300 },
    );
  });

  test('any text is answered, and nothing in the answer moves a cursor', async () => {
    const pieces = fc.constantFrom(
      hostile,
      'User: ',
      'is not authorized to perform: s3:GetObject ',
      'on resource: ',
      'because no identity-based policy allows ',
      'AccessDenied: ',
      '{',
      '"',
      '\n',
      'arn:aws:iam::111122223333:user/x ',
      'Encoded authorization failure message: ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), async (parts) => {
        for (const item of await explainAll(parts.join(''))) {
          if (item.kind !== 'explained') continue;
          expect(terminalPage(item.explanation, { width: 80, paint: noPaint, source: '-' })).not.toMatch(control);
          expect(explanationJson(item.explanation)).not.toMatch(control);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('hostile strings in every field stay text', async () => {
    const infect = (value: unknown): unknown => {
      if (typeof value === 'string') return `${value}${hostile}`;
      if (Array.isArray(value)) return value.map(infect);
      return value && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, infect(inner)]))
        : value;
    };
    for (const item of await explainAll(JSON.stringify({ ...(infect(record) as object), errorCode: 'AccessDenied' }))) {
      if (item.kind !== 'explained') continue;
      expect(terminalPage(item.explanation, { width: 80, paint: noPaint, source: '-' })).not.toMatch(control);
      expect(JSON.stringify(item.explanation.remedy.policy ?? '')).not.toMatch(/\{\{|\$\{/);
      expect(item.explanation.remedy.kind).not.toBe('grant');
    }
  });
});
