import { type Cloud, startCloud, tally, toldInSlack, toldOnTopic } from './cloud.ts';
import { type Kind, kindsFor, type MadeEvent } from './events.ts';
import { drain, type Message, messageOf } from './queue.ts';
import { shuffled } from './shuffled.ts';
import { tableError } from './stub-aws.ts';
import { type Stub, xmlError } from './stub-server.ts';

let cloud: Cloud;
let teams = 0;

beforeAll(async () => {
  cloud = await startCloud();
});
afterEach(() => {
  for (const stub of [cloud.door, cloud.sts, cloud.iam, cloud.sns, cloud.slack]) stub.fail(null);
});
afterAll(() => cloud.stop());

interface Team {
  readonly kinds: readonly Kind[];
  readonly made: readonly MadeEvent[];
  readonly messages: readonly Message[];
}

/** Three events of each incident of a team of its own, each delivered twice. */
const newTeam = (): Team => {
  teams += 1;
  const kinds = kindsFor(`team${teams}`, cloud.world);
  const made = kinds.flatMap((kind) => [0, 1, 2].map((index) => kind.make(index)));
  return {
    kinds,
    made,
    messages: shuffled(
      made.flatMap(({ event }) => [messageOf(event), messageOf(event)]),
      teams,
    ),
  };
};

const run = (messages: readonly Message[], count = 4) =>
  drain(
    messages,
    Array.from({ length: count }, () => cloud.newHandler()),
    cloud.hidden,
  );

/** What the incidents of a team have counted and how often each was told. */
const stateOf = async ({ kinds }: Pick<Team, 'kinds'>) => {
  const roles = kinds.map(({ incident }) => incident);
  const incidents = (await cloud.incidents()).filter(({ principalName }) => roles.includes(principalName));
  const told = (counts: Readonly<Record<string, number>>) =>
    Object.fromEntries(incidents.map(({ principalName, id }) => [principalName, counts[id] ?? 0]));
  return {
    incidents,
    counts: Object.fromEntries(incidents.map(({ principalName, count }) => [principalName, count])),
    onTopic: told(toldOnTopic(cloud.sns)),
    inSlack: told(toldInSlack(cloud.slack)),
  };
};

const expectExact = async (team: Team): Promise<void> => {
  const { counts, onTopic, inSlack } = await stateOf(team);
  expect(counts).toEqual(tally(team.made.map(({ incident }) => incident ?? '')));
  const once = Object.fromEntries(team.kinds.map(({ incident, alerts }) => [incident, alerts]));
  expect(onTopic).toEqual(once);
  expect(inSlack).toEqual(once);
};

const everyThird = (request: number): boolean => request % 3 === 1;

describe('nothing is lost and nothing doubled when', () => {
  const slow429 = { status: 429, body: 'rate_limited', headers: { 'retry-after': '1' } };
  const text500 = { status: 500, body: 'internal_error' };

  test.each<[string, (team: Cloud) => Stub, Parameters<Stub['fail']>[0]]>([
    ['STS throttles', ({ sts }) => sts, (request) => (everyThird(request) ? xmlError(400, 'Throttling') : null)],
    ['IAM throttles the simulator', ({ iam }) => iam, (request) => (everyThird(request) ? xmlError(400, 'Throttling') : null)],
    [
      'DynamoDB throttles',
      ({ door }) => door,
      (request) => (request % 4 === 0 ? tableError(400, 'ProvisionedThroughputExceededException') : null),
    ],
    ['DynamoDB answers 500', ({ door }) => door, (request) => (request % 5 === 0 ? tableError(500, 'InternalServerError') : null)],
    ['DynamoDB cuts connections', ({ door }) => door, (request) => (request % 7 === 0 ? 'reset' : null)],
    ['SNS answers 500', ({ sns }) => sns, (request) => (everyThird(request) ? xmlError(500, 'InternalFailure') : null)],
    ['Slack asks to wait', ({ slack }) => slack, (request) => (everyThird(request) ? slow429 : null)],
    ['Slack answers 500', ({ slack }) => slack, (request) => (everyThird(request) ? text500 : null)],
  ])('%s', async (_, pick, fault) => {
    const team = newTeam();
    pick(cloud).fail(fault);
    const { deadLetters } = await run(team.messages);
    expect(deadLetters.length).toBe(0);
    await expectExact(team);
  });

  test('an addition to an incident is carried out and its answer is lost', async () => {
    const team = newTeam();
    let lost = 0;
    const door = cloud.door;
    // Half of the additions get through to the table by another door before the connection is cut.
    door.fail((_, { body, headers }) => {
      if (!body.includes('applied :token') || ++lost % 2 === 0) return null;
      void fetch(cloud.table.endpoint, { method: 'POST', body, headers: passedOn(headers) });
      return 'reset';
    });
    const { deadLetters } = await run(team.messages);
    expect(lost).toBeGreaterThan(0);
    expect(deadLetters.length).toBe(0);
    await expectExact(team);
  });

  test('a service is down for some tries of every record', async () => {
    const team = newTeam();
    cloud.sns.fail((request) => (request <= 12 ? xmlError(503, 'ServiceUnavailable') : null));
    const { deadLetters } = await run(team.messages, 1);
    expect(deadLetters.length).toBe(0);
    await expectExact(team);
  });
});

const passedOn = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name) ? [[name, value]] : [],
    ),
  );

describe('people are told what is known when', () => {
  test('STS refuses to decode: the simulator is asked instead, and the alert says why', async () => {
    const team = newTeam();
    cloud.sts.fail(() => xmlError(403, 'AccessDenied'));
    const { deadLetters } = await run(team.messages);
    expect(deadLetters.length).toBe(0);
    const { counts, incidents } = await stateOf(team);
    expect(counts).toEqual(tally(team.made.map(({ incident }) => incident ?? '')));
    const encoded = incidents.find(({ principalName }) => principalName?.startsWith('encoded'));
    expect(encoded).toMatchObject({ cause: { policyType: 'boundary' }, certainty: 'simulated' });
    const alert = cloud.sns.requests.map(({ form }) => form.get('Message') ?? '').find((text) => text.includes(encoded?.id ?? ''));
    expect(alert).toContain('sts:DecodeAuthorizationMessage');
  });

  test('STS never answers', async () => {
    const team = newTeam();
    const messages = team.messages.filter(({ body }) => body.includes('encoded-'));
    cloud.sts.fail(() => 'silence');
    const { deadLetters } = await run(messages.slice(0, 1), 1);
    expect(deadLetters.length).toBe(0);
    expect((await stateOf(team)).incidents.map(({ cause, toldCount }) => `${cause.kind} ${toldCount}`)).toEqual(['missing-allow 1']);
  });

  test('IAM refuses to simulate', async () => {
    const team = newTeam();
    cloud.iam.fail((_, { form }) => (form.get('Action') === 'SimulatePrincipalPolicy' ? xmlError(403, 'AccessDenied') : null));
    const { deadLetters } = await run(team.messages);
    expect(deadLetters.length).toBe(0);
    const simulated = (await stateOf(team)).incidents.find(({ principalName }) => principalName?.startsWith('simulated'));
    expect(simulated).toMatchObject({ cause: { kind: 'unknown' }, count: 3 });
  });

  test('Slack has no such webhook any more: the topic has the alert, and no record waits for Slack', async () => {
    const team = newTeam();
    cloud.slack.fail(() => ({ status: 404, body: 'no_service' }));
    const { deadLetters } = await run(team.messages);
    expect(deadLetters.length).toBe(0);
    const { counts, onTopic, inSlack } = await stateOf(team);
    expect(counts).toEqual(tally(team.made.map(({ incident }) => incident ?? '')));
    expect(onTopic).toEqual(Object.fromEntries(team.kinds.map(({ incident, alerts }) => [incident, alerts])));
    expect(new Set(Object.values(inSlack))).toEqual(new Set([0]));
  });
});

describe('what cannot be handled is with the dead letters, and nothing else', () => {
  test('when a topic takes nothing: the denials are counted, and a later one is told', async () => {
    const team = newTeam();
    cloud.sns.fail(() => xmlError(404, 'NotFound'));
    const { deadLetters } = await run(team.messages, 2);
    expect(deadLetters.length).toBeGreaterThan(0);
    expect((await stateOf(team)).counts).toEqual(tally(team.made.map(({ incident }) => incident ?? '')));
    cloud.sns.fail(null);
    await run(deadLetters.map(({ body }) => messageOf(JSON.parse(body))));
    await expectExact(team);
  });

  test('when a record is poison', async () => {
    const team = newTeam();
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { detail: deep(levels - 1) });
    const poison = [
      '{"cut',
      'null',
      '[]',
      JSON.stringify({ detail: 'x'.repeat(300_000) }),
      JSON.stringify(deep(1000)),
      JSON.stringify({ source: 'aws.autoscaling', 'detail-type': 'EC2 Instance Launch Unsuccessful', detail: null }),
    ].map((body, index) => ({ messageId: `poison-${index}`, body, received: 0 }));
    const { deadLetters } = await run(shuffled([...team.messages, ...poison], 5));
    expect(deadLetters.map(({ messageId }) => messageId).sort()).toEqual(poison.map(({ messageId }) => messageId));
    await expectExact(team);
  });

  test('but a record whose fields have wrong types is read for what it has', async () => {
    const [made] = kindsFor(`wrong${++teams}`, cloud.world);
    const event = structuredClone(made?.make(0).event) as { detail: Record<string, unknown> };
    Object.assign(event.detail, {
      eventTime: 7,
      awsRegion: [],
      requestParameters: 'text',
      resources: { a: 1 },
      readOnly: 'no',
      userAgent: null,
    });
    const { deadLetters } = await run([messageOf(event)], 1);
    expect(deadLetters.length).toBe(0);
    expect((await cloud.incidents()).find(({ principalName }) => principalName === made?.incident)?.count).toBe(1);
  });
});
