import { type Finding, fail, ok, putBack } from '../../core/doctor/finding.ts';
import { isOfThisCall, notMade, stoppedBeforePeople, stoppedBeforeTheTable, toldWords } from '../../core/doctor/judge-self-test.ts';
import type { Outputs } from '../../core/doctor/judge-stack.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { DoctorPorts } from './doctor-ports.ts';

type SelfTestPorts = Pick<DoctorPorts, 'makeRefusedCall' | 'findIncident' | 'now' | 'pause'>;

const everyMs = 5000;
// CloudTrail's clock and this machine's need not agree.
const skewMs = 5 * 60_000;

/**
 * Makes one harmless call that is refused and follows it: into the incident table, and until somebody was told. Yields a finding a leg,
 * each with its seconds. In: how long to wait in all, in milliseconds.
 */
export async function* selfTest(ports: SelfTestPorts, outputs: Outputs, waitMs: number): AsyncGenerator<Finding> {
  const { SelfTestRoleArn: role, IncidentTableName: table } = outputs;
  if (role === undefined) {
    yield fail('self-test', 'the stack has no self-test role', 'deploy it with the setting selfTest on (the default)');
    return;
  }
  // The same call before this one has made the same incident: only what is added to it is of this call.
  const before = await ports.findIncident(table, role, null);
  if (before.kind !== 'seen') {
    yield notMade(before);
    return;
  }
  const start = ports.now();
  const call = await ports.makeRefusedCall(role);
  if (call.kind !== 'seen') {
    yield notMade(call);
    return;
  }
  const { action, isRefused } = call.value;
  if (!isRefused) {
    yield fail('self-test', `${role} was allowed ${action}: somebody gave it permissions`, putBack);
    return;
  }
  yield ok('self-test', `called as ${role}: ${action} was refused, as it should be`);
  const since = new Date(start - skewMs).toISOString();
  yield* follow(ports, start, start + waitMs, async () => {
    const found = await ports.findIncident(table, role, since);
    return found.kind === 'seen' && isOfThisCall(found.value, before.value) ? found.value : null;
  });
}

async function* follow(ports: SelfTestPorts, start: number, until: number, find: () => Promise<Incident | null>): AsyncGenerator<Finding> {
  const seconds = (from: number): string => `${Math.round((ports.now() - from) / 1000)} s`;
  const recorded = await waitFor(ports, until, find);
  if (recorded === null) {
    yield stoppedBeforeTheTable(seconds(start));
    return;
  }
  const recordedAt = ports.now();
  yield ok('self-test', `recorded as ${recorded.id} (times seen: ${recorded.count}), ${seconds(start)} after the call`);
  const told = await waitFor(ports, until, async () => {
    const incident = await find();
    return incident === null ? null : toldWords(incident);
  });
  yield told === null ? stoppedBeforePeople(seconds(recordedAt)) : ok('self-test', `${told}, ${seconds(recordedAt)} after it was recorded`);
}

/** The first answer that is one, or null when the time is over. */
const waitFor = async <Answer>(
  { now, pause }: Pick<SelfTestPorts, 'now' | 'pause'>,
  until: number,
  ask: () => Promise<Answer | null>,
): Promise<Answer | null> => {
  for (;;) {
    const answer = await ask();
    const left = until - now();
    if (answer !== null || left <= 0) return answer;
    await pause(Math.min(everyMs, left));
  }
};
