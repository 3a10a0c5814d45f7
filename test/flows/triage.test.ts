import { randomUUID } from 'node:crypto';
import { lookUpActions } from '../../lambda/adapters/catalog.ts';
import { findHealthIssueIn, keepHealthIssueIn } from '../../lambda/adapters/health-issues.ts';
import { reserveApprovalIn } from '../../lambda/adapters/incident-table/asked-approvals.ts';
import { incidentTable } from '../../lambda/adapters/incident-table/incident-table.ts';
import { sha256 } from '../../lambda/adapters/sha256.ts';
import type { Alert } from '../../lambda/core/message/alert.ts';
import type { AlertFailure, Ports } from '../../lambda/flows/ports.ts';
import { type TriagePorts, triage } from '../../lambda/flows/triage.ts';
import type { TriageSettings } from '../../lambda/flows/triage-denial.ts';
import { type LocalTable, startTable, tableName } from '../dynalite.ts';

let table: LocalTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const settings: TriageSettings = {
  protectedPrincipals: [],
  ignoreRules: [],
  defaultMutes: true,
  probing: { actions: 5, minutes: 10 },
  accountNames: {},
  grants: null,
};

interface Sent {
  readonly alert: Alert;
  readonly took: readonly string[];
}

/** The pipeline on a real table, with a world of plain objects: what it sent, and what the world answers. */
const world = () => {
  const role = `app-${randomUUID()}`;
  const sent: Sent[] = [];
  const refusing: AlertFailure[] = [];
  let time = Date.parse('2026-11-21T12:00:00Z');
  const options = {
    client: table.client,
    tableName,
    retentionSeconds: 1000,
    clock: () => time,
    newToken: randomUUID,
    pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds / 10)),
  };
  const ports: TriagePorts = {
    ...incidentTable(options),
    decode: async () => ({ kind: 'skipped', says: 'not asked' }),
    lookUpActions,
    sha256,
    now: () => new Date(time).toISOString(),
    simulate: async () => ({ kind: 'unanswered', says: 'not asked', again: false }),
    mayDo: async () => ({ kind: 'answered', allowed: [], denied: [] }),
    readPolicies: async () => ({ kind: 'read', policies: [] }),
    describeRole: async () => ({ kind: 'unanswered', says: 'not asked', again: false }),
    placeOf: () => ({ name: tableName, region: 'eu-west-1', partition: 'aws', key: { pk: 'p', sk: 's' } }),
    readOwners: async () => [{ tag: 'team', value: 'payments' }],
    sendAlert: async (alert, sentTo) => {
      const failures = refusing.splice(0);
      const took = ['sns', 'slack'].filter((target) => !failures.some((failure) => failure.target === target) && !sentTo.includes(target));
      if (took.length > 0) sent.push({ alert, took });
      return { sentTo: [...sentTo, ...took], failures };
    },
    startGrant: async () => ({ kind: 'refused', says: 'not asked' }),
    reserveApproval: reserveApprovalIn(options),
    keepHealthIssue: keepHealthIssueIn(options),
    findHealthIssue: findHealthIssueIn(options),
    observe: { denial: () => undefined, count: () => undefined, status: () => undefined, info: () => undefined, warn: () => undefined },
  };
  const denial = (changes: Readonly<Record<string, unknown>> = {}) => ({
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.sqs',
    detail: {
      eventID: randomUUID(),
      eventTime: new Date(time - 60_000).toISOString(),
      eventSource: 'sqs.amazonaws.com',
      eventName: 'CreateQueue',
      awsRegion: 'eu-west-1',
      errorCode: 'AccessDenied',
      errorMessage: `User: arn:aws:sts::111122223333:assumed-role/${role}/s is not authorized to perform: sqs:createqueue on resource: arn:aws:sqs:eu-west-1:111122223333:jobs because no identity-based policy allows the sqs:createqueue action`,
      userIdentity: {
        type: 'AssumedRole',
        arn: `arn:aws:sts::111122223333:assumed-role/${role}/s`,
        accountId: '111122223333',
        sessionContext: { sessionIssuer: { type: 'Role', arn: `arn:aws:iam::111122223333:role/${role}`, accountId: '111122223333' } },
      },
      recipientAccountId: '111122223333',
      ...changes,
    },
  });
  const run = async (events: readonly unknown[], changes: Partial<Ports> = {}, received = 1, used: Partial<TriageSettings> = {}) => [
    ...(
      await triage(
        { ...ports, ...changes },
        { ...settings, ...used },
        events.map((event, index) => ({ messageId: `m${index}`, event, received })),
      )
    ).keys(),
  ];
  const pass = (seconds: number): void => {
    time += seconds * 1000;
  };
  const stated = (action: string) => ({
    eventName: action,
    errorMessage: `User: arn:aws:sts::111122223333:assumed-role/${role}/s is not authorized to perform: sqs:${action} on resource: arn:aws:sqs:eu-west-1:111122223333:jobs because no identity-based policy allows the sqs:${action} action`,
  });
  return { ports, sent, refusing, denial, run, pass, stated, role };
};

const told = (sent: readonly Sent[]): string[] =>
  sent.map(({ alert: { incident, reason }, took }) => `${incident.kind} ${reason} ${incident.count} to ${took.join(' and ')}`);
const fingerprintOf = (sent: readonly Sent[]): string => sent[0]?.alert.incident.fingerprint ?? '';

describe('an alert', () => {
  test('is sent for the first denial, and for no duplicate or later one', async () => {
    const { sent, denial, run } = world();
    const first = denial();
    expect(await run([first])).toEqual([]);
    await run([first, denial(), denial()]);
    expect(told(sent)).toEqual(['denial new 1 to sns and slack']);
    expect(sent[0]?.alert.owners).toEqual([{ tag: 'team', value: 'payments' }]);
  });

  test('is one, whatever the number of triages that see the incident first', async () => {
    const { sent, denial, run, ports } = world();
    const event = denial();
    const failed = await Promise.all(Array.from({ length: 8 }, () => run([event, denial()])));
    expect(failed.flat()).toEqual([]);
    expect(sent).toHaveLength(1);
    expect((await ports.readIncident(fingerprintOf(sent)))?.count).toBe(9);
  });

  test('that nobody took is sent by the retry, and the denial is not counted again', async () => {
    const { sent, refusing, denial, run, ports } = world();
    const event = denial();
    refusing.push({ target: 'sns', says: 'down', again: true }, { target: 'slack', says: 'down', again: true });
    expect(await run([event])).toEqual(['m0']);
    expect(sent).toEqual([]);
    expect(await run([event], {}, 2)).toEqual([]);
    expect(told(sent)).toEqual(['denial new 1 to sns and slack']);
    expect(await ports.readIncident(fingerprintOf(sent))).toMatchObject({ count: 1, toldCount: 1, pending: null });
  });

  test('that one target did not take goes to that one only', async () => {
    const { sent, refusing, denial, run } = world();
    const event = denial();
    refusing.push({ target: 'slack', says: '500', again: true });
    expect(await run([event])).toEqual(['m0']);
    expect(await run([event], {}, 2)).toEqual([]);
    expect(told(sent)).toEqual(['denial new 1 to sns', 'denial new 1 to slack']);
  });

  test('that one target will never take does not come again, and one that no target takes does', async () => {
    const { sent, refusing, denial, run } = world();
    refusing.push({ target: 'slack', says: '404 no_service', again: false });
    expect(await run([denial()])).toEqual([]);
    expect(told(sent)).toEqual(['denial new 1 to sns']);
    const other = world();
    other.refusing.push({ target: 'slack', says: 'gone', again: false }, { target: 'sns', says: 'gone', again: false });
    expect(await other.run([other.denial()])).toEqual(['m0']);
  });

  test('that a dead function left behind is sent by the next delivery after its lease', async () => {
    const { sent, denial, run, pass, ports } = world();
    const event = denial();
    let dead = false;
    const dying: Partial<Ports> = {
      sendAlert: async () => {
        dead = true;
        throw new Error('died');
      },
      changeIncident: async (...args) => {
        if (dead) throw new Error('died');
        return ports.changeIncident(...args);
      },
    };
    expect(await run([event], dying)).toEqual(['m0']);
    await run([denial()]);
    expect(sent).toEqual([]);
    pass(100);
    expect(await run([event], {}, 2)).toEqual([]);
    expect(told(sent)).toEqual(['denial new 2 to sns and slack']);
  });

  test('of a regression is sent once, after the incident was resolved', async () => {
    const { sent, denial, run, pass, ports } = world();
    await run([denial()]);
    const incident = await ports.readIncident(fingerprintOf(sent));
    pass(3600);
    await ports.changeIncident(fingerprintOf(sent), incident?.version ?? 0, { status: 'resolved', statusSince: ports.now() });
    pass(3600);
    await run([denial()]);
    await run([denial()]);
    expect(told(sent)).toEqual(['denial new 1 to sns and slack', 'denial regressed 2 to sns and slack']);
  });

  test('mentions an issue of AWS Health where the cause is unknown', async () => {
    const { sent, denial, run } = world();
    const issue = {
      source: 'aws.health',
      region: 'eu-west-1',
      time: '2026-11-21T11:00:00Z',
      detail: { eventArn: 'arn:aws:health:eu-west-1::event/SQS/X/1', service: 'SQS', eventTypeCode: 'AWS_SQS_OPERATIONAL_ISSUE' },
    };
    expect(await run([issue])).toEqual([]);
    await run([denial({ errorMessage: 'Access Denied' })]);
    expect(sent.map(({ alert }) => alert.healthIssue)).toEqual(['AWS_SQS_OPERATIONAL_ISSUE']);
  });
});

describe('nobody is told', () => {
  test('of what a rule of the settings mutes, which is counted all the same', async () => {
    const { sent, denial, run, role, ports } = world();
    const rule = { id: 'known', reason: 'never granted', match: { principal: `*:role/${role}` } };
    const seen: string[] = [];
    const watching: Partial<Ports> = {
      countDenials: (facts, ...rest) => {
        seen.push(facts.fingerprint);
        return ports.countDenials(facts, ...rest);
      },
    };
    await run([denial(), denial()], watching, 1, { ignoreRules: [rule] });
    expect(sent).toEqual([]);
    expect(await ports.readIncident(seen[0] ?? '')).toMatchObject({
      status: 'ignored',
      mutedBy: 'known',
      reason: 'never granted',
      count: 2,
    });
  });

  test('of successes, errors in the request, and failures that say nothing of a refusal', async () => {
    const { sent, denial, run } = world();
    const stack = {
      source: 'aws.cloudformation',
      'detail-type': 'CloudFormation Resource Status Change',
      detail: { 'status-details': { status: 'CREATE_FAILED', 'status-reason': 'jobs already exists' } },
    };
    const job = { source: 'aws.backup', 'detail-type': 'Backup Job State Change', detail: { state: 'FAILED', statusMessage: '' } };
    const events = [
      job,
      denial({ errorCode: undefined, errorMessage: undefined }),
      denial({ errorCode: 'ValidationException', errorMessage: 'Member must not be null' }),
      stack,
    ];
    expect(await run(events)).toEqual([]);
    expect(sent).toEqual([]);
  });
});

describe('a record', () => {
  test('that nobody can read fails, and the others of its batch do not', async () => {
    const { sent, denial, run } = world();
    expect(await run([null, denial(), { detail: 'what' }, 'text'])).toEqual(['m0', 'm2', 'm3']);
    expect(sent).toHaveLength(1);
  });

  test('waits for STS and the simulator when they are busy, and is told without them the second time', async () => {
    const { sent, denial, run } = world();
    const busy: Partial<Ports> = {
      decode: async () => ({ kind: 'failed', says: 'throttled', again: true }),
      simulate: async () => {
        throw new Error('Throttling');
      },
    };
    const encoded = `You are not authorized to perform this operation. Encoded authorization failure message: ${'Ab1-'.repeat(40)}`;
    for (const errorMessage of [encoded, 'Access Denied']) {
      const event = denial({ errorMessage });
      expect(await run([event], busy, 1)).toEqual(['m0']);
      expect(await run([event], busy, 2)).toEqual([]);
    }
    expect(sent.map(({ alert }) => alert.explanation.cause.kind)).toEqual(['unknown']);
  });

  test('of a grant waits for IAM when it is busy, and the second time the grant is sensitive, because nobody looked', async () => {
    const { sent, denial, run, stated } = world();
    const mayDo: Ports['mayDo'] = async () => {
      throw new Error('Throttling');
    };
    const launch = stated('x')
      .errorMessage.replaceAll('sqs:x', 'ec2:RunInstances')
      .replace(/:sqs:(.*):jobs/, ':ec2:$1:instance/*');
    const event = denial({ eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', errorMessage: launch });
    expect(await run([event], { mayDo }, 1)).toEqual(['m0']);
    expect(await run([event], { mayDo }, 2)).toEqual([]);
    expect(sent.map(({ alert }) => alert.explanation.remedy)).toMatchObject([{ kind: 'grant', sensitive: true }]);
  });

  test('whose policy type nobody told is asked about, and the answer is called simulated', async () => {
    const { sent, denial, run, role } = world();
    const asked: unknown[] = [];
    const simulate: Ports['simulate'] = async (question) => {
      asked.push(question);
      return {
        kind: 'simulated',
        simulation: {
          decision: 'implicit-deny',
          allowedByBoundary: false,
          allowedByOrganization: true,
          matchedPolicies: [],
          missingContext: [],
        },
      };
    };
    await run([denial({ errorMessage: 'Access Denied', requestParameters: { queueName: 'jobs' } })], { simulate });
    expect(asked).toMatchObject([{ principalArn: `arn:aws:iam::111122223333:role/${role}`, action: 'sqs:CreateQueue' }]);
    expect(sent[0]?.alert.explanation).toMatchObject({ cause: { kind: 'missing-allow', policyType: 'boundary' }, certainty: 'simulated' });
  });
});

describe('a principal that is refused many different actions in a short time', () => {
  const actions = ['createqueue', 'deletequeue', 'purgequeue', 'sendmessage', 'listqueues', 'tagqueue'];

  test('is one security alert with the list, and none of its denials has a proposal or an alert of its own', async () => {
    const { sent, denial, run, stated, ports } = world();
    const facts: { readonly remedy: string; readonly fingerprint: string; readonly kind: string }[] = [];
    const watching: Partial<Ports> = {
      countDenials: (incident, ...rest) => {
        facts.push(incident);
        return ports.countDenials(incident, ...rest);
      },
    };
    expect(
      await run(
        actions.map((action) => denial(stated(action))),
        watching,
      ),
    ).toEqual([]);
    await run([denial(stated('untagqueue'))], watching);
    expect(told(sent)).toEqual(['probing new 6 to sns and slack']);
    expect(sent[0]?.alert.probing).toEqual({ actions: actions.map((action) => `sqs:${action}`).sort(), minutes: 10 });
    expect(facts.filter(({ remedy }) => remedy === 'grant')).toEqual([]);
    const own = await ports.readIncident(facts.find(({ kind }) => kind === 'denial')?.fingerprint ?? '');
    expect(own).toMatchObject({ status: 'ignored', mutedBy: 'probing', count: 1 });
  });

  test('is not one that only opened a page of the console, and what it muted stays out of the list', async () => {
    const { sent, denial, run, stated, ports } = world();
    const page = (action: string) => denial({ ...stated(action), readOnly: true, sessionCredentialFromConsole: 'true' });
    await run(actions.map(page));
    expect(sent).toEqual([]);
    const kinds: string[] = [];
    const watching: Partial<Ports> = {
      countDenials: (facts, ...rest) => {
        kinds.push(`${facts.kind} ${facts.action}`);
        return ports.countDenials(facts, ...rest);
      },
    };
    await run([...actions.slice(0, 5).map((action) => denial(stated(action))), page('listqueues')], watching);
    expect(sent[0]?.alert.probing?.actions).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'denial sqs:listqueues')).toHaveLength(1);
    expect((await ports.readIncident(fingerprintOf(sent)))?.count).toBe(5);
  });

  test('does so in more time than the settings say: then each denial is an incident of its own', async () => {
    const { sent, denial, run, stated, pass } = world();
    for (const action of actions) {
      await run([denial(stated(action))]);
      pass(400);
    }
    expect(sent).toHaveLength(6);
    expect(new Set(sent.map(({ alert }) => alert.incident.kind))).toEqual(new Set(['denial']));
  });

  test('is told of an action again when it comes alone after the burst', async () => {
    const { sent, denial, run, stated, pass } = world();
    await run(actions.map((action) => denial(stated(action))));
    pass(3600);
    await run([denial(stated('sendmessage'))]);
    expect(told(sent)).toEqual(['probing new 6 to sns and slack', 'denial new 2 to sns and slack']);
  });
});
