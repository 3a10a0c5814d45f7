import { randomUUID } from 'node:crypto';
import { findIncidentOf } from '../../../lambda/adapters/incident-table/find-incidents.ts';
import { incidentTable } from '../../../lambda/adapters/incident-table/incident-table.ts';
import type { IncidentFacts } from '../../../lambda/core/incident/incident.ts';
import { someFacts } from '../../contracts/incident-store.ts';
import { type LocalTable, startTable, tableName } from '../../dynalite.ts';

let table: LocalTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const role = 'arn:aws:iam::111122223333:role/self-test';
const at = (minute: number): string => `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000Z`;
const find = (since: string | null) => findIncidentOf(table.client, tableName, role, since);

const deny = async (facts: IncidentFacts, minute: number, status: 'new' | 'ignored' = 'new'): Promise<void> => {
  const store = incidentTable({
    client: table.client,
    tableName,
    retentionSeconds: 3600,
    clock: Date.now,
    newToken: randomUUID,
    pause: () => Promise.resolve(),
  });
  const event = { eventId: randomUUID(), time: at(minute), session: 's', region: 'eu-west-1' };
  await store.countDenials(facts, [event], { status, reason: null, mutedBy: null, now: at(minute) });
};

test('the incident of a principal that was seen last is found, whatever its status, and no incident of others', async () => {
  expect(await find(null)).toBeNull();
  const own = someFacts({ principalArn: role });
  await deny(own, 1);
  await deny(someFacts(), 30);
  expect(await find(null)).toMatchObject({ fingerprint: own.fingerprint, count: 1, lastSeen: at(1) });
  await deny(own, 5);
  expect(await find(null)).toMatchObject({ fingerprint: own.fingerprint, count: 2, lastSeen: at(5) });
  const ignored = someFacts({ principalArn: role });
  await deny(ignored, 9, 'ignored');
  expect(await find(null)).toMatchObject({ fingerprint: ignored.fingerprint, status: 'ignored' });
});

test('what was last seen before a time is not read', async () => {
  expect(await find(at(9))).toMatchObject({ lastSeen: at(9) });
  expect(await find(at(10))).toBeNull();
});
