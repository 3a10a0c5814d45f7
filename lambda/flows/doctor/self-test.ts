import { type Finding, fail, ok } from '../../core/doctor/finding.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { DoctorPorts } from './doctor-ports.ts';
import type { Outputs } from './examine.ts';

type SelfTestPorts = Pick<DoctorPorts, 'makeRefusedCall' | 'findIncident' | 'now' | 'pause'>;

const everyMs = 5000;
// CloudTrail's clock and this machine's need not agree.
const skewMs = 60_000;

/**
 * Makes one harmless call that is refused and follows it: into the incident table, and until somebody was told. Yields a finding a leg,
 * each with its seconds. In: how long to wait, in milliseconds.
 */
export async function* selfTest(ports: SelfTestPorts, outputs: Outputs, waitMs: number): AsyncGenerator<Finding> {
  const role = outputs.SelfTestRoleArn;
  if (role === undefined) {
    yield fail('self-test', 'the stack has no self-test role', 'deploy it with the setting selfTest on (the default)');
    return;
  }
  const start = ports.now();
  const call = await ports.makeRefusedCall(role);
  if (call.kind === 'refused') {
    yield fail('self-test', `the call could not be made: you need ${call.needs}`, `allow yourself ${call.needs} on ${role}`);
    return;
  }
  yield ok('self-test', `called as ${role}: ${call.value}`);
  yield* follow(ports, outputs.IncidentTableName, role, { start, until: start + waitMs });
}

interface Times {
  readonly start: number;
  readonly until: number;
}

async function* follow(ports: SelfTestPorts, table: string, role: string, times: Times): AsyncGenerator<Finding> {
  const look = await ports.findIncident(table, role);
  if (look.kind === 'refused') {
    yield fail('self-test', `cannot follow it: you need ${look.needs}`, `allow yourself ${look.needs} on the table ${table}`);
    return;
  }
  const seconds = (): string => `${Math.round((ports.now() - times.start) / 1000)} s after the call`;
  const recorded = await waitFor(ports, times.until, () => recentIncident(ports, table, role, times));
  if (recorded === null) {
    yield fail(
      'self-test',
      'the denial did not reach the incident table in time',
      'CloudTrail can take 15 minutes: wait longer (--wait 20), or look above at the trail, the rule, the queue and the function',
    );
    return;
  }
  yield ok('self-test', `recorded as ${recorded.id} (${recorded.count} times in all), ${seconds()}`);
  const told = await waitFor(ports, times.until, async () => {
    const incident = await recentIncident(ports, table, role, times);
    return incident === null ? null : toldWords(incident);
  });
  yield told === null
    ? fail('self-test', 'recorded, but nobody was told in time', 'look at the alarm AlertsFailed and at the log of the triage function')
    : ok('self-test', `${told}, ${seconds()}`);
}

const recentIncident = async (ports: SelfTestPorts, table: string, role: string, { start }: Times): Promise<Incident | null> => {
  const found = await ports.findIncident(table, role);
  if (found.kind === 'refused' || found.value === null) return null;
  return Date.parse(found.value.lastSeen) >= start - skewMs ? found.value : null;
};

/** The first answer that is one, or null when the time is over. */
const waitFor = async <Answer>(
  { now, pause }: Pick<SelfTestPorts, 'now' | 'pause'>,
  until: number,
  ask: () => Promise<Answer | null>,
): Promise<Answer | null> => {
  for (;;) {
    const answer = await ask();
    if (answer !== null || now() > until) return answer;
    await pause(everyMs);
  }
};

/** Null while the alert is under way. */
const toldWords = ({ toldCount, mutedBy, pending, count, firstSeen }: Incident): string | null => {
  if (mutedBy !== null) return `muted by ${mutedBy}: told in the digest only`;
  if (toldCount === 0 || pending !== null) return null;
  return count === toldCount ? 'people were told' : `people know it since ${firstSeen}, so that this denial is no new alert`;
};
