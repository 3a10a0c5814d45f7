import { createHash } from 'node:crypto';
import type { Explanation } from '../../../lambda/core/cause/diagnosis.ts';
import type { Execution } from '../../../lambda/core/grant/execution.ts';
import type { GrantState } from '../../../lambda/core/grant/grant-state.ts';
import { incidentDocument } from '../../../lambda/core/page/incident-document.ts';
import type { IncidentView, PagePlan } from '../../../lambda/core/page/incident-view.ts';
import { markedMessage } from '../../../lambda/core/page/marked-message.ts';
import { policyDiff } from '../../../lambda/core/page/policy-diff.ts';
import { possibleActions } from '../../../lambda/core/page/possible-actions.ts';
import { prettyText } from '../../../lambda/core/page/pretty-text.ts';
import { shownDocument } from '../../../lambda/core/page/shown-document.ts';
import { someView } from '../../adapters/page/some-view.ts';
import { explainOne } from '../../explain-text.ts';

const options = { now: '2026-11-21T10:20:00.000Z', isReadOnly: false, accountNames: { '111122223333': 'payments-prod' } };
const message =
  'User: arn:aws:sts::111122223333:assumed-role/ci-deployer/gha-1 is not authorized to perform: eks:DescribeCluster on resource: arn:aws:eks:eu-west-1:111122223333:cluster/prod because no identity-based policy allows the eks:DescribeCluster action';
const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"eks:DescribeCluster","Resource":"*"}]}';
const hash = createHash('sha256').update(document).digest('hex');
const plan: PagePlan = {
  kind: 'plan',
  plan: { hash, document, policyName: 'Countersign-cs-7f3k9q-0a1b2c3d', endsAt: '2026-12-06T00:00:00Z', isSensitive: false },
};
const grant: GrantState = {
  executionId: 'run-1',
  documentHash: hash,
  policyName: 'Countersign-cs-7f3k9q-0a1b2c3d',
  askedAt: options.now,
  askedBy: null,
  endsAt: '2026-12-06T00:00:00Z',
  decidedBy: [],
  endedAt: null,
  because: null,
  revocation: null,
  isWarned: false,
  isProposed: true,
};
const execution: Execution = {
  id: 'run-1',
  document: 'Countersign-grant',
  status: 'Waiting',
  parameters: { PolicyDocument: document, Sensitive: 'yes' },
  startedBy: null,
  startedAt: options.now,
  endedAt: null,
  steps: [{ name: 'AskApprovers', status: 'Waiting', outputs: {}, failure: null, startedAt: null }],
};
const shown = (view: Partial<IncidentView>, given: Partial<typeof options> = {}) =>
  incidentDocument({ ...someView(), ...view }, { ...options, ...given });
let explanation: Explanation;

beforeAll(async () => {
  explanation = await explainOne(message, { wholeCall: true });
});

describe("an incident's page", () => {
  test('it tells the story in one sentence, with the event at hand and without', () => {
    expect(shown({ explanation }).story).toBe('ci-deployer was refused eks:DescribeCluster 14 times: no identity policy allows it');
    expect(shown({}).story).toBe('ci-deployer was refused ec2:RunInstances 14 times: no identity policy allows it (missing Allow)');
    const probing = { ...someView({ kind: 'probing', action: null }), explanation };
    expect(incidentDocument(probing, options).story).toContain('many actions (probing)');
  });

  test('the words from which the cause was learned are marked in the message', () => {
    const { message: parts } = shown({ explanation });
    expect(parts.map(({ text }) => text).join('')).toBe(message);
    expect(parts.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual([
      'because no identity-based policy allows the eks:DescribeCluster action',
    ]);
  });

  test('a grant is shown in four forms of code, and what is no grant in none', () => {
    expect(shown({ explanation }).snippets.map(({ format }) => format)).toEqual(['cdk', 'terraform', 'cfn', 'json']);
    const withheld = { ...explanation, remedy: { ...explanation.remedy, kind: 'withheld' as const } };
    expect(shown({ explanation: withheld })).toMatchObject({
      snippets: [],
      remedy: { would: expect.stringContaining('eks:DescribeCluster') },
    });
  });

  test('advice has a request to send, and a grant has none', () => {
    const advice = { ...explanation, remedy: { ...explanation.remedy, kind: 'advice' as const } };
    expect(shown({ explanation: advice }).remedy?.requestText).toContain('Subject: Access request');
    expect(shown({ explanation }).remedy?.requestText).toBeNull();
  });

  test('before it is asked for, the plan is the one that could be, and it can be proposed', () => {
    expect(shown({ explanation, plan })).toMatchObject({
      plan: { isAsked: false, hash, document },
      actions: ['propose', 'snooze', 'ignore', 'resolve'],
    });
  });

  test('what was asked for is shown from the run itself, not from what would be asked for now', () => {
    const other: PagePlan = { kind: 'plan', plan: { ...plan.plan, hash: '0'.repeat(64), document: '{}' } };
    const { incident } = someView({ fix: 'awaiting-approval', grant });
    expect(shown({ incident, execution, plan: other })).toMatchObject({
      plan: { isAsked: true, hash, document, isSensitive: true },
      actions: ['approve', 'reject', 'snooze', 'ignore', 'resolve'],
      run: { id: 'run-1', status: 'Waiting' },
    });
  });

  test('nobody approves what the page cannot show: a run that is not at hand, or another one', () => {
    const { incident } = someView({ fix: 'awaiting-approval', grant });
    for (const its of [null, { ...execution, id: 'run-2' }, { ...execution, parameters: {} }]) {
      expect(shown({ incident, execution: its, plan }).actions).not.toContain('approve');
    }
  });

  test('why nobody can be asked is told', () => {
    expect(shown({ plan: { kind: 'impossible', because: 'the role is protected' } })).toMatchObject({
      plan: { kind: 'impossible', because: 'the role is protected' },
      diff: null,
    });
  });
});

describe('actions', () => {
  const state = (changes: Parameters<typeof someView>[0], given = {}) =>
    possibleActions({ incident: someView(changes).incident, hasPlan: true, hasAsked: true, isReadOnly: false, ...given });

  test('a grant that is there can be revoked, once', () => {
    expect(state({ status: 'resolved', fix: 'verified', grant })).toEqual(['revoke']);
    const revocation = { executionId: 'run-2', reason: 'revoked' as const };
    expect(state({ status: 'resolved', fix: 'verified', grant: { ...grant, revocation } })).toEqual([]);
  });

  test('what is applied now can neither be asked for nor decided', () => {
    expect(state({ fix: 'applying', grant })).toEqual(['snooze', 'ignore', 'resolve']);
  });

  test('after a rejection it can be asked for again', () => {
    expect(state({ fix: 'rejected', grant })).toContain('propose');
  });

  test('what somebody ignored stays ignored, and what a rule mutes can be ignored by hand', () => {
    expect(state({ status: 'ignored' }, { hasPlan: false })).toEqual(['resolve']);
    expect(state({ status: 'ignored', mutedBy: 'rule' }, { hasPlan: false })).toEqual(['snooze', 'ignore', 'resolve']);
  });

  test('who may change nothing has none', () => {
    expect(state({ fix: 'awaiting-approval', grant }, { isReadOnly: true })).toEqual([]);
  });
});

describe('the diff', () => {
  const added = { name: 'Countersign-x', document };
  const held = (statements: unknown) => [{ name: 'deploy', kind: 'inline' as const, document: { Statement: statements } }];

  test('the policy that is added stands whole behind what the principal has', () => {
    const [kept, last] = policyDiff(held([{ Effect: 'Allow', Action: 'eks:ListClusters', Resource: '*' }]), added);
    expect(kept).toMatchObject({ title: 'deploy (inline)', isAdded: false, leftOut: 0 });
    expect(last?.isAdded).toBe(true);
    expect(JSON.parse(last?.lines.join('\n') ?? '')).toEqual(JSON.parse(document));
  });

  test('statements about other services are counted, and those about all or with NotAction are shown', () => {
    const statements = [
      { Sid: 'other', Action: ['s3:GetObject'] },
      { Sid: 'same', Action: ['s3:GetObject', 'EKS:List*'] },
      { Sid: 'all', Action: '*' },
      { Sid: 'not', NotAction: 'iam:*' },
    ];
    const [kept] = policyDiff(held(statements), added);
    expect(kept?.leftOut).toBe(1);
    expect(['same', 'all', 'not'].every((sid) => kept?.lines.some((line) => line.includes(sid)))).toBe(true);
  });

  test.each([null, 'no json', 42, [], { Statement: 'x' }, { Statement: [null, 'x'] }, {}])(
    'a document of the form %j is said to be not readable',
    (odd) => {
      expect(policyDiff([{ name: 'odd', kind: 'managed', document: odd }], added)[0]).toMatchObject({ lines: [], leftOut: null });
    },
  );

  test('a document as text and a single statement without a list are read', () => {
    const single = JSON.stringify({ Statement: { Effect: 'Deny', Action: 'eks:*', Resource: '*' } });
    expect(policyDiff([{ name: 'p', kind: 'managed', document: single }], added)[0]).toMatchObject({ leftOut: 0 });
  });

  test('an endless policy is cut, and says so', () => {
    const statements = Array.from({ length: 200 }, (_, index) => ({ Sid: `s${index}`, Action: 'eks:x' }));
    const [kept] = policyDiff(held(statements), added);
    expect(kept?.lines).toHaveLength(301);
    expect(kept?.lines.at(-1)).toBe('… 500 more lines');
  });
});

describe('texts', () => {
  test('a document is laid out only where that hides nothing', () => {
    expect(shownDocument('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(shownDocument('{"Effect":"Allow","Effect":"Deny"}')).toBe('"{\\"Effect\\":\\"Allow\\",\\"Effect\\":\\"Deny\\"}"');
    expect(shownDocument('{"a":"\u202e"}')).toContain('\\u202e');
    expect(shownDocument('no json')).toBe('"no json"');
  });

  test('a decoded message is laid out, and an endless one is cut', () => {
    expect(prettyText('{"allowed":false}')).toBe('{\n  "allowed": false\n}');
    expect(prettyText('odd\u0000text')).toBe('oddtext');
    expect(prettyText(JSON.stringify('x'.repeat(100_000)))).toMatch(/x\n… \(100002 characters\)$/);
  });

  test('an encoded part of a message is cut, and what follows it is not', () => {
    const [part] = markedMessage(`Encoded authorization failure message: ${'aB3_-'.repeat(100)} and more`, []);
    expect(part?.text).toBe(`Encoded authorization failure message: ${'aB3_-'.repeat(12)}… (500 characters) and more`);
  });

  test('evidence that is not in the message, or overlaps, leaves the message whole', () => {
    const parts = markedMessage('one two three four', [
      { from: 'message', says: 'two three' },
      { from: 'message', says: 'three four' },
      { from: 'STS', says: 'five' },
      { from: 'message', says: '' },
    ]);
    expect(parts.map(({ text }) => text).join('')).toBe('one two three four');
    expect(parts.filter(({ isMarked }) => isMarked)).toEqual([{ text: 'two three', isMarked: true }]);
  });
});
