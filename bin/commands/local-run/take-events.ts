import { jsonDocuments } from '../../../lambda/core/denial/json-documents.ts';
import { plainText } from '../../../lambda/core/message/plain-text.ts';
import type { TriagePorts } from '../../../lambda/flows/triage.ts';
import { triage } from '../../../lambda/flows/triage.ts';
import type { TriageSettings } from '../../../lambda/flows/triage-denial.ts';

/** What became of events: how many denials were counted, of which incidents, and what could not be read. */
export interface Taken {
  readonly taken: number;
  readonly fingerprints: readonly string[];
  readonly problems: readonly string[];
}

/** As many as triage gets at once from its queue would be 10; a storm goes quicker in larger portions. */
const portion = 500;

/** Events that are JSON already, through the very triage of the Lambda. */
export const takeEvents = async (ports: TriagePorts, settings: TriageSettings, events: readonly unknown[]): Promise<Taken> => {
  const tally = { taken: 0, fingerprints: new Set<string>() };
  const counting: TriagePorts = {
    ...ports,
    countDenials: async (facts, ...rest) => {
      const answer = await ports.countDenials(facts, ...rest);
      tally.fingerprints.add(facts.fingerprint);
      if (facts.kind === 'denial') tally.taken += answer.counted;
      return answer;
    },
  };
  const problems: string[] = [];
  for (let start = 0; start < events.length; start += portion) {
    // Received for the second time: whoever was asked and did not answer is not asked again.
    const batch = events.slice(start, start + portion).map((event, index) => ({ messageId: String(start + index), event, received: 2 }));
    const failed = await triage(counting, settings, batch);
    problems.push(...[...failed].map(([messageId, error]) => `event ${Number(messageId) + 1}: ${wordsOf(error)}`));
  }
  return { taken: tally.taken, fingerprints: [...tally.fingerprints], problems };
};

const wordsOf = (error: unknown): string => plainText(error instanceof Error ? error.message : String(error), 400);

/** The events of a text: one as JSON, or one a line, or a file of CloudTrail records. Null where the text holds no JSON. */
export const eventsIn = (text: string): { readonly events: readonly unknown[]; readonly problems: readonly string[] } | null => {
  const documents = jsonDocuments(text);
  if (documents === null) return null;
  return {
    events: documents.flatMap((document) => (document.ok ? recordsOf(document.value) : [])),
    problems: documents.flatMap((document) => (document.ok ? [] : [document.reason])),
  };
};

/** Each record by itself, as EventBridge would bring it: an event that holds several is counted by their places. */
const recordsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [value];
  const records: unknown = 'Records' in value ? value.Records : 'Events' in value ? value.Events : null;
  return Array.isArray(records) ? records : [value];
};
