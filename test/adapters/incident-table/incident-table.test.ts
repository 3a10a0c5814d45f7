import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { incidentTable } from '../../../lambda/adapters/incident-table/incident-table.ts';
import type { IncidentTableOptions } from '../../../lambda/adapters/incident-table/table-options.ts';
import type { CountedEvent } from '../../../lambda/flows/ports.ts';
import { incidentStoreContract, someFacts } from '../../contracts/incident-store.ts';
import { type LocalTable, startTable, tableName } from '../../dynalite.ts';

let table: LocalTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const optionsWith = (changes: Partial<IncidentTableOptions> = {}): IncidentTableOptions => ({
  client: table.client,
  tableName,
  retentionSeconds: 90 * 24 * 3600,
  clock: Date.now,
  newToken: randomUUID,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / 10)),
  ...changes,
});

describe('the incident table on DynamoDB', () => {
  incidentStoreContract(() => incidentTable(optionsWith()));
});

class Died extends Error {}

/** A client whose function dies at its n-th request: `after` it was carried out, or before. Nothing that it asks later arrives. */
const dying = (client: DynamoDBDocumentClient, request: number, after: boolean): DynamoDBDocumentClient => {
  let sent = 0;
  return new Proxy(client, {
    get: (target, name) =>
      name !== 'send'
        ? Reflect.get(target, name)
        : async (command: Parameters<DynamoDBDocumentClient['send']>[0]) => {
            sent += 1;
            if (sent > request || (sent === request && !after)) throw new Died();
            const answer = await target.send(command);
            if (sent >= request) throw new Died();
            return answer;
          },
  });
};

const first = { status: 'new' as const, reason: null, mutedBy: null, now: '2026-11-20T10:00:00.000Z' };
const eventsOf = (prefix: string, count: number): CountedEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    eventId: `${prefix}-${index}`,
    time: `2026-11-20T10:0${index}:00.000Z`,
    session: `s${index}`,
    region: 'eu-west-1',
  }));

describe('a function that dies while it counts', () => {
  const requests = Array.from({ length: 9 }, (_, index) => index + 1);

  test.each(requests.flatMap((request) => [false, true].map((after) => ({ request, after }))))(
    'at its request $request (carried out: $after) has its events counted once by the next delivery',
    async ({ request, after }) => {
      const facts = someFacts();
      const events = eventsOf(`${facts.fingerprint}-${request}-${after}`, 3);
      const dead = incidentTable(optionsWith({ client: dying(table.client, request, after) }));
      await dead.countDenials(facts, events, first).catch((error: unknown) => expect(error).toBeInstanceOf(Died));
      const later = incidentTable(optionsWith({ clock: () => Date.now() + 120_000 }));
      // The first event comes again in other company too.
      await later.countDenials(facts, events.slice(0, 1), first);
      await later.countDenials(facts, events, first);
      expect(await later.readIncident(facts.fingerprint)).toMatchObject({
        count: 3,
        hours: { '2026-11-20T10': 3 },
        firstSeen: events[0]?.time,
        lastSeen: events[2]?.time,
        sessions: ['s0', 's1', 's2'],
      });
    },
  );

  test('and is not dead at all, only slow, cannot count what was taken over from it', async () => {
    const facts = someFacts();
    const events = eventsOf(facts.fingerprint, 2);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let claims = 0;
    const slow = new Proxy(table.client, {
      get: (target, name) =>
        name !== 'send'
          ? Reflect.get(target, name)
          : async (command: Parameters<DynamoDBDocumentClient['send']>[0]) => {
              // Both events are claimed; what comes then is the addition to the incident.
              if (++claims > 2) await held;
              return target.send(command);
            },
    });
    const counting = incidentTable(optionsWith({ client: slow })).countDenials(facts, events, first);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const later = incidentTable(optionsWith({ clock: () => Date.now() + 120_000 }));
    expect(await later.countDenials(facts, events, first)).toEqual({ counted: 2, elsewhere: [] });
    release();
    await expect(counting).rejects.toThrow(/taken over by another function/);
    expect((await later.readIncident(facts.fingerprint))?.count).toBe(2);
  });

  test('leaves no lease behind where it failed and lives: the next delivery counts at once', async () => {
    const facts = someFacts();
    const events = eventsOf(facts.fingerprint, 2);
    let failing = true;
    const flaky = new Proxy(table.client, {
      get: (target, name) =>
        name !== 'send'
          ? Reflect.get(target, name)
          : async (command: Parameters<DynamoDBDocumentClient['send']>[0]) => {
              if (failing && JSON.stringify(command.input).includes('applied :token')) throw new Error('throttled');
              return target.send(command);
            },
    });
    const store = incidentTable(optionsWith({ client: flaky }));
    await expect(store.countDenials(facts, events, first)).rejects.toThrow('throttled');
    failing = false;
    expect(await store.countDenials(facts, events, first)).toEqual({ counted: 2, elsewhere: [] });
  });
});
