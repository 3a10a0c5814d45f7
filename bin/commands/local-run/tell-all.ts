import { statuses } from '../../../lambda/core/incident/incident.ts';
import { readUntil } from '../../../lambda/core/incident/read-until.ts';
import { incidentList } from '../../../lambda/core/message/incidents/incident-list.ts';
import { plainText } from '../../../lambda/core/message/plain-text.ts';
import type { Paint } from '../../../lambda/core/message/terminal/paint.ts';
import type { LocalRun } from './local-run.ts';
import type { EventFile } from './read-events.ts';
import { incidentLines, summaryLine } from './run-lines.ts';
import { readStory } from './story.ts';
import type { Taken } from './take-events.ts';
import { viewOf } from './view.ts';

export interface TellOptions {
  /** The folder of the bundled story. */
  readonly story: string;
  readonly files: readonly EventFile[];
  /** Where the clock is moved to in the end: `15d`, `4h`, a day; or null. */
  readonly forward: string | null;
  readonly say: (text: string) => void;
  readonly paint: Paint;
}

/** The beginning of a run: the story, where it was not told yet, then the caller's events, then the moved clock. Each says what happened. */
export const tellAll = async (run: LocalRun, options: TellOptions): Promise<void> => {
  if (run.isStoryTold()) await sayIncidents(run, options);
  else await tellStory(run, options);
  for (const { file, events, problems } of options.files)
    await tellPart(run, options, { title: `${plainText(file, 100)}\n`, events, problems });
  if (options.forward !== null) await forward(run, options, options.forward);
  options.say(`\n${summaryLine(await run.world.ports.listIncidents(statuses))}`);
};

const sayIncidents = async ({ world }: LocalRun, { say, paint }: TellOptions): Promise<void> => {
  const incidents = (await world.ports.listIncidents(statuses)).filter(({ mutedBy }) => mutedBy === null);
  say(`It is ${world.clock.now().slice(0, 16).replace('T', ' ')} UTC in this run, which goes on from where it was left.\n\n`);
  say(incidentList(incidents, { now: world.clock.now(), paint }));
};

const tellStory = async (run: LocalRun, options: TellOptions): Promise<void> => {
  const parts = await readStory(options.story, run.world.clock.now());
  for (const [index, { file, says, events }] of parts.entries()) {
    const title = `${String(index + 1).padStart(2)}  ${file.padEnd(26)}${options.paint.dim(says)}\n`;
    await tellPart(run, options, { title, events, problems: [] });
  }
  run.storyTold();
  await run.change(async () => undefined);
};

interface Part {
  readonly title: string;
  readonly events: readonly unknown[];
  readonly problems: readonly string[];
}

const tellPart = async (run: LocalRun, options: TellOptions, { title, events, problems }: Part): Promise<void> => {
  options.say(title);
  const taken = await run.take(events);
  for (const problem of [...problems, ...taken.problems]) options.say(`    ! ${problem}\n`);
  await sayTaken(run, options, taken);
};

const sayTaken = async (run: LocalRun, { say, paint }: TellOptions, { taken, fingerprints }: Taken): Promise<void> => {
  const views = (await Promise.all(fingerprints.map((fingerprint) => viewOf(run, fingerprint)))).filter((view) => view !== null);
  const told = views.filter(({ incident }) => incident.mutedBy === null);
  for (const view of told) say(incidentLines(view, run.grants, paint));
  const quiet = views.length - told.length;
  if (quiet > 0) say(paint.dim(`      ${quiet} incidents of their own stay quiet, and are counted\n`));
  if (taken === 0) say(paint.dim('    nothing new was counted: no denial, or counted before\n'));
};

const forward = async (run: LocalRun, { say }: TellOptions, text: string): Promise<void> => {
  const until = readUntil(text, run.world.clock.now());
  if (until === null) return say(`! the clock of this run is past ${text} already\n`);
  say(`\nThe clock moves to ${until.slice(0, 16).replace('T', ' ')} UTC.\n`);
  await run.moveTo(until);
};
