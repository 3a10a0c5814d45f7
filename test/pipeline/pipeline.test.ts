import { type Cloud, published, startCloud, tally, toldInSlack, toldOnTopic } from './cloud.ts';
import { burst, kindsFor, launcher, type MadeEvent, otherEvents } from './events.ts';
import { drain, messageOf } from './queue.ts';
import { shuffled } from './shuffled.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const handlers = (count: number) => Array.from({ length: count }, () => cloud.newHandler());

test('1,000 mixed events, 30 % of them duplicates, all delivered twice and out of order to 8 functions: exact counts, one alert an incident', async () => {
  const kinds = ['a', 'b', 'c', 'd'].flatMap((suffix) => kindsFor(suffix, cloud.world));
  const made: MadeEvent[] = [];
  for (let index = 0; index < 700; index++) {
    const kind = kinds[index % kinds.length];
    const other = otherEvents[index % otherEvents.length];
    made.push(index % 10 === 9 && other ? other(index) : (kind?.make(index) ?? { event: null, incident: null, id: '' }));
  }
  const duplicates = shuffled(made, 1).slice(0, 300);
  const messages = shuffled(
    [...made, ...duplicates].flatMap(({ event }) => [messageOf(event), messageOf(event)]),
    2,
  );

  const { deadLetters } = await drain(messages, handlers(8), cloud.hidden);

  expect(deadLetters.length).toBe(0);
  const incidents = await cloud.incidents();
  const expected = tally(made.flatMap(({ incident }) => (incident === null ? [] : [incident])));
  expect(Object.fromEntries(incidents.map(({ principalName, count }) => [principalName, count]))).toEqual(expected);
  const idOf = new Map(incidents.map(({ principalName, id }) => [principalName, id]));
  const told = Object.fromEntries(kinds.filter(({ alerts }) => alerts === 1).map(({ incident }) => [idOf.get(incident), 1]));
  expect(toldOnTopic(cloud.sns)).toEqual(told);
  expect(toldOnTopic(cloud.sns, 'owners')).toEqual(told);
  expect(toldInSlack(cloud.slack)).toEqual(told);
  for (const incident of incidents) expect(incident.toldCount > 0).toBe(incident.mutedBy === null);
});

test('what the decoded message and the simulator say decides the cause, and muted incidents say by which rule', async () => {
  const causes = Object.fromEntries(
    (await cloud.incidents())
      .filter(({ principalName }) => principalName?.endsWith('-a'))
      .map(({ principalName, cause, certainty, mutedBy }) => [principalName, `${cause.kind} ${cause.policyType} ${certainty} ${mutedBy}`]),
  );
  expect(causes).toEqual({
    'stated-a': 'missing-allow identity stated null',
    'scp-a': 'explicit-deny scp stated null',
    'encoded-a': 'missing-allow boundary simulated null',
    'simulated-a': 'missing-allow identity simulated null',
    'key-a': 'explicit-deny resource stated null',
    'scaling-a': 'missing-allow boundary stated null',
    'stack-a': 'missing-allow session stated null',
    'console-a': 'missing-allow identity stated console-pages',
  });
});

test('owners get the text with the tags of the principal to filter by; people, Amazon Q and machines a body for each', () => {
  const [toOwners] = published(cloud.sns, 'owners');
  const attributes = [...(toOwners ?? [])].filter(([name]) => name.startsWith('MessageAttributes')).map(([, value]) => value);
  expect(attributes).toEqual(expect.arrayContaining(['team', 'payments', 'cause', 'policyType', 'account']));
  expect(toOwners?.get('Message')).toContain('was refused');
  expect(toOwners?.has('MessageStructure')).toBe(false);
  const [toPeople] = published(cloud.sns, 'alerts');
  const bodies: Record<string, string> = JSON.parse(toPeople?.get('Message') ?? '{}');
  expect(Object.keys(bodies)).toEqual(['default', 'email', 'https']);
  expect(JSON.parse(bodies['https'] ?? '')).toMatchObject({ version: '1.0', source: 'custom' });
  expect(toPeople?.get('MessageStructure')).toBe('json');
});

test('a burst of different actions is one security alert, whatever function saw which part of it', async () => {
  const events = burst('scanner', 40);
  const before = cloud.sns.requests.length;
  const { deadLetters } = await drain(
    shuffled(
      events.flatMap(({ event }) => [messageOf(event), messageOf(event)]),
      3,
    ),
    handlers(8),
    cloud.hidden,
  );
  expect(deadLetters.length).toBe(0);
  const own = (await cloud.incidents()).filter(({ principalName }) => principalName === 'scanner');
  const probing = own.filter(({ kind }) => kind === 'probing');
  expect(probing).toHaveLength(1);
  expect(own.filter(({ kind }) => kind === 'denial').map(({ count }) => count)).toEqual(events.map(() => 1));
  const alerts = toldOnTopic({ requests: cloud.sns.requests.slice(before) });
  expect(alerts[probing[0]?.id ?? '']).toBe(1);
  // Before the tenth action nobody could know: those may have been told by themselves, the others never.
  expect(Object.keys(alerts).length).toBeLessThanOrEqual(1 + 8 * 9);
});

test('a grant that completes an escalation path with what a role may do is withheld, and the alert names the path; IAM is asked once', async () => {
  const before = cloud.sns.requests.length;
  const asked = cloud.iam.requests.length;
  const made = [launcher('passer', true, cloud.world), launcher('reader', false, cloud.world)];
  const messages = made.flatMap(({ event }) => Array.from({ length: 4 }, () => messageOf(event)));
  const { deadLetters } = await drain(messages, handlers(1), cloud.hidden);
  expect(deadLetters.length).toBe(0);
  const incidents = await cloud.incidents();
  const remedies = made.map(({ incident }) => incidents.find(({ principalName }) => principalName === incident)?.remedy);
  expect(remedies).toEqual(['withheld', 'grant']);
  const texts = published({ requests: cloud.sns.requests.slice(before) }, 'alerts').map((form) => form.get('Message') ?? '');
  expect(texts.filter((text) => text.includes('path ec2-run-instances') && text.includes('role/backup'))).toHaveLength(1);
  const questions = cloud.iam.requests.slice(asked).filter(({ form }) => form.has('ActionNames.member.2'));
  expect(questions).toHaveLength(made.length);
});
