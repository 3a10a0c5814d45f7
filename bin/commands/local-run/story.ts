import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** One part of the bundled story: a file of events, and what it is about. */
export interface StoryPart {
  readonly file: string;
  readonly says: string;
  readonly events: readonly unknown[];
}

const manifest = z.array(
  z.strictObject({
    file: z.string().regex(/^[\w-]+\.json$/),
    says: z.string(),
    /** The event comes so often, with other ids, spread over so many minutes before its own time. */
    repeat: z.strictObject({ times: z.int().min(1).max(100_000), minutes: z.int().min(1) }).optional(),
  }),
);

const isoTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z/g;

/**
 * The bundled story (examples/story), with its times moved so that its last event is as of now: incidents of last year would be of no
 * interest to anybody. Everything else is as it stands in the files.
 */
export const readStory = async (folder: string, now: string): Promise<readonly StoryPart[]> => {
  const parts = manifest.parse(JSON.parse(await readFile(join(folder, 'story.json'), 'utf8')));
  const texts = await Promise.all(parts.map(({ file }) => readFile(join(folder, file), 'utf8')));
  const last = Math.max(...texts.flatMap((text) => [...text.matchAll(isoTime)].map(([time]) => Date.parse(time))));
  const laterBy = Date.parse(now) - last;
  return parts.map(({ file, says, repeat }, index) => {
    const event: unknown = JSON.parse(movedBy(texts[index] ?? '', laterBy));
    return { file, says, events: repeat === undefined ? recordsOf(event) : repeated(event, repeat.times, repeat.minutes * 60_000) };
  });
};

const recordsSchema = z.object({ Records: z.array(z.unknown()) });

const recordsOf = (event: unknown): readonly unknown[] => recordsSchema.safeParse(event).data?.Records ?? [event];

const movedBy = (text: string, ms: number): string => text.replace(isoTime, (time) => timeOf(Date.parse(time) + ms));

/** CloudTrail's times have whole seconds. */
const timeOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const repeatable = z.looseObject({ id: z.string(), detail: z.looseObject({ eventID: z.string(), eventTime: z.string() }) });

/** The same call again and again, as a client without back-off makes it: each has an id and a time of its own. */
const repeated = (event: unknown, times: number, overMs: number): readonly unknown[] => {
  const { id, detail, ...envelope } = repeatable.parse(event);
  const last = Date.parse(detail.eventTime);
  return Array.from({ length: times }, (_, index) => {
    const eventTime = timeOf(last - Math.floor((overMs * (times - 1 - index)) / times));
    const nth = index.toString(16).padStart(12, '0');
    const eventID = `${detail.eventID.slice(0, 24)}${nth}`;
    return { ...envelope, id: `${id.slice(0, 24)}${nth}`, time: eventTime, detail: { ...detail, eventID, eventTime } };
  });
};
