import { readEvent } from '../core/denial/read-input.ts';
import { readHealthEvent } from '../core/incident/health-event.ts';
import type { Decode, DecodeAnswer, Ports, Unanswered } from './ports.ts';
import { type TriagedDenial, type TriageSettings, triageDenial } from './triage-denial.ts';

/** A record of the queue: its id, the event in it, and how often it was received (1 is the first time). */
export interface QueuedEvent {
  readonly messageId: string;
  readonly event: unknown;
  readonly received: number;
}

/**
 * The denials in a record, explained; none where it is no denial. An AWS Health issue is kept.
 *
 * What cannot be read never can: it throws until the queue puts it with the dead letters, where nothing is lost and somebody looks.
 */
export const readQueued = async (ports: Ports, settings: TriageSettings, { event, received }: QueuedEvent): Promise<TriagedDenial[]> => {
  const issue = readHealthEvent(event);
  if (issue !== null) {
    await ports.keepHealthIssue(issue);
    return [];
  }
  const patient = {
    ...ports,
    decode: decodePatiently(ports, received),
    simulate: patiently(ports.simulate, received),
    mayDo: patiently(ports.mayDo, received),
    readPolicies: patiently(ports.readPolicies, received),
    describeRole: patiently(ports.describeRole, received),
  };
  const triaged = await Promise.all(
    readEvent(event).map(async (item) => {
      if (item.kind === 'unreadable') throw new Error(`The event cannot be read: ${item.reason}`);
      return item.kind === 'decoded' ? null : triageDenial(patient, settings, item.denial);
    }),
  );
  const denials = triaged.filter((denial) => denial !== null);
  // One event that holds several denials has one id: each is counted by its place too.
  return denials.length < 2 ? denials : denials.map((denial, index) => ({ ...denial, eventId: `${denial.eventId}#${index}` }));
};

// AWS may be busy: the record then comes again, and only the second time people are told what is known without that answer.
const patience = 2;

const decodePatiently =
  ({ decode, observe }: Pick<Ports, 'decode' | 'observe'>, received: number): Decode =>
  async (encoded, where) => {
    const answer = await decode(encoded, where).catch(
      (error: unknown): DecodeAnswer => ({ kind: 'failed', says: wordsOf(error), again: true }),
    );
    if (answer.kind !== 'failed') return answer;
    observe.count('DecodeFailures');
    return orAgain(answer, received);
  };

/** A question to IAM, whose failure becomes an answer too. */
const patiently =
  <Args extends readonly unknown[], Answer extends { readonly kind: string }>(
    ask: (...args: Args) => Promise<Answer | Unanswered>,
    received: number,
  ): ((...args: Args) => Promise<Answer | Unanswered>) =>
  async (...args) => {
    const answer = await ask(...args).catch((error: unknown): Unanswered => ({ kind: 'unanswered', says: wordsOf(error), again: true }));
    return isUnanswered(answer) ? orAgain(answer, received) : answer;
  };

const isUnanswered = (answer: { readonly kind: string }): answer is Unanswered => answer.kind === 'unanswered';

const orAgain = <Answer extends { readonly says: string; readonly again: boolean }>(answer: Answer, received: number): Answer => {
  if (answer.again && received < patience) throw new Error(`${answer.says}; the record is tried again`);
  return answer;
};

const wordsOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300);
