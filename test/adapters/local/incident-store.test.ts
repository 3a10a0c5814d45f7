import { type LocalStore, localStore } from '../../../lambda/adapters/local/store/incident-store.ts';
import { keptIncidentsSchema, noIncidents } from '../../../lambda/adapters/local/store/kept-incidents.ts';
import { statuses } from '../../../lambda/core/incident/incident.ts';
import { incidentStoreContract, someFacts } from '../../contracts/incident-store.ts';

const fresh = (): LocalStore => localStore(noIncidents, () => undefined);
/** The store as another process finds it in the file. */
const restarted = (store: LocalStore): LocalStore =>
  localStore(keptIncidentsSchema.parse(JSON.parse(JSON.stringify(store.kept()))), () => undefined);

describe('the local incident store', () => {
  incidentStoreContract(fresh);
});

describe('the local incident store that is written and read before every call', () => {
  incidentStoreContract(() => {
    let store = fresh();
    const again = (): LocalStore => {
      store = restarted(store);
      return store;
    };
    return {
      countDenials: (...args) => again().countDenials(...args),
      readIncident: (...args) => again().readIncident(...args),
      changeIncident: (...args) => again().changeIncident(...args),
      noteAction: (...args) => again().noteAction(...args),
      keepExplanation: (...args) => again().keepExplanation(...args),
      readExplanation: (...args) => again().readExplanation(...args),
    };
  });
});

const first = { status: 'new' as const, reason: null, mutedBy: null, now: '2026-11-20T10:00:00.000Z' };
const event = (eventId: string) => ({ eventId, time: first.now, session: null, region: null });

test('incidents are listed by status', async () => {
  const store = fresh();
  const [one, other] = [someFacts(), someFacts()];
  await store.countDenials(one, [event('a')], first);
  await store.countDenials(other, [event('b')], { ...first, status: 'ignored' });
  expect((await store.listIncidents(['ignored'])).map(({ fingerprint }) => fingerprint)).toEqual([other.fingerprint]);
  expect(await store.listIncidents(statuses)).toHaveLength(2);
});

test('no more approvals are taken on a day than there are, and the same one is taken once, also after a restart', async () => {
  const store = fresh();
  const take = (token: string, day = '2026-11-21', at = store) => at.reserveApproval('arn:role/app', day, token, 2);
  expect(await Promise.all([take('1'), take('2'), take('3'), take('1')])).toEqual([true, true, false, true]);
  expect(await take('3', '2026-11-22')).toBe(true);
  expect(await take('3', '2026-11-21', restarted(store))).toBe(false);
});

test('an issue of AWS Health is found while it is open', async () => {
  const store = fresh();
  const issue = { arn: 'i', service: 'ec2', region: 'eu-west-1', startTime: '2026-11-20T10', endTime: null, text: 'launches fail' };
  await store.keepHealthIssue(issue);
  expect(await store.findHealthIssue('ec2', 'eu-west-1', '2026-11-20T11')).toBe('launches fail');
  expect(await store.findHealthIssue('ec2', 'eu-west-1', '2026-11-20T09')).toBeNull();
  expect(await store.findHealthIssue('ec2', 'us-east-1', '2026-11-20T11')).toBeNull();
  await store.keepHealthIssue({ ...issue, endTime: '2026-11-20T12' });
  expect(await restarted(store).findHealthIssue('ec2', 'eu-west-1', '2026-11-20T13')).toBeNull();
});
