import { postThroughWebhook } from '../../lambda/adapters/slack.ts';
import { type Fault, type Stub, startStub } from '../pipeline/stub-server.ts';

let slack: Stub;
beforeEach(async () => {
  slack = await startStub(() => ({ status: 200, body: 'ok', headers: { 'content-type': 'text/plain' } }));
});
afterEach(() => slack.stop());

const posting = (faults: readonly (Fault | null)[]) => {
  const waits: number[] = [];
  let reads = 0;
  slack.fail((request) => faults[request - 1] ?? null);
  const post = postThroughWebhook({
    readUrl: async () => {
      reads += 1;
      return `${slack.url}/services/T0/B0/secret`;
    },
    pause: async (milliseconds) => void waits.push(milliseconds),
  });
  return { post, waits, reads: () => reads };
};

const limited = (seconds: string): Fault => ({ status: 429, body: 'rate_limited', headers: { 'retry-after': seconds } });

test('posts the message as JSON, and reads the URL once for many messages', async () => {
  const { post, reads } = posting([]);
  expect(await post({ text: 'a' })).toEqual({ kind: 'taken' });
  expect(await post({ text: 'b' })).toEqual({ kind: 'taken' });
  expect(slack.requests.map(({ body }) => JSON.parse(body))).toEqual([{ text: 'a' }, { text: 'b' }]);
  expect(reads()).toBe(1);
});

test('waits as long as Slack asks for, and posts then', async () => {
  const { post, waits } = posting([limited('3'), limited('7')]);
  expect(await post({ text: 'a' })).toEqual({ kind: 'taken' });
  expect(waits).toEqual([3000, 7000]);
});

test('waits no longer than a function should: the record comes again', async () => {
  const { post, waits } = posting([limited('60')]);
  expect(await post({ text: 'a' })).toEqual({ kind: 'refused', says: '429 rate_limited', again: true });
  expect(waits).toEqual([]);
});

test('repeats what failed on the side of Slack', async () => {
  const { post } = posting([{ status: 500, body: 'x' }, 'reset']);
  expect(await post({ text: 'a' })).toEqual({ kind: 'taken' });
});

test.each([
  [404, 'no_service'],
  [403, 'action_prohibited'],
  [410, 'channel_is_archived'],
  [400, 'invalid_blocks'],
])('%s %s is refused for good, told in the words of Slack, and the URL is read anew for the next message', async (status, body) => {
  const { post, reads } = posting([{ status, body }]);
  expect(await post({ text: 'a' })).toEqual({ kind: 'refused', says: `${status} ${body}`, again: false });
  expect(await post({ text: 'b' })).toEqual({ kind: 'taken' });
  expect(reads()).toBe(2);
});

test('no word of a failure holds the URL', async () => {
  await slack.stop();
  const { post } = posting([]);
  const answer = await post({ text: 'a' });
  expect(answer).toMatchObject({ kind: 'refused', again: true });
  expect(JSON.stringify(answer)).not.toMatch(/secret|127\.0\.0\.1/);
  slack = await startStub(() => ({ status: 200, body: 'ok' }));
});
