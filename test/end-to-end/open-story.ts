import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { act } from '../../bin/commands/local-run/act.ts';
import { type LocalRun, openLocalRun } from '../../bin/commands/local-run/local-run.ts';
import { readStory } from '../../bin/commands/local-run/story.ts';
import { viewOf } from '../../bin/commands/local-run/view.ts';
import { type Incident, statuses } from '../../lambda/core/incident/incident.ts';
import type { PageAction } from '../../lambda/core/page/page-action.ts';

export const start = Date.parse('2026-11-20T12:00:00.000Z');
const folders: string[] = [];

export const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-local-'));
  folders.push(folder);
  return folder;
};

/** To be called after all tests of a file. */
export const removeFolders = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};

/** A run, and the titles of what it told. */
export interface OpenedStory {
  readonly run: LocalRun;
  readonly titles: string[];
}

const text = (path: string): string => readFileSync(path, 'utf8');
const iamOfStory = text('examples/story/iam.yaml');

/** A run of a folder, whose machine's clock stands still. */
export const openRun = async (folder: string, iam = iamOfStory): Promise<OpenedStory> => {
  const titles: string[] = [];
  const run = await openLocalRun({
    folder,
    iam,
    runbooks: { grant: text('lib/runbooks/grant.yaml'), revoke: text('lib/runbooks/revoke.yaml') },
    accountNames: { '111122223333': 'payments-prod' },
    machine: () => start,
    told: ({ title }) => titles.push(title),
    warned: (says) => {
      throw new Error(says);
    },
  });
  return { run, titles };
};

/** The parts of the story whose files have these beginnings; all of them without one. The storm is told in fewer events. */
export const tellStory = async (run: LocalRun, ...files: readonly string[]): Promise<void> => {
  for (const { file, events } of await readStory('examples/story', run.world.clock.now()))
    if (files.length === 0 || files.some((beginning) => file.startsWith(beginning))) await run.take(events.slice(-300));
};

export const incidentsOf = (run: LocalRun): Promise<readonly Incident[]> => run.world.ports.listIncidents(statuses);

/** The incident of an action and, where several have it, of a principal. */
export const incidentOf = async (run: LocalRun, action: string, principal?: string): Promise<Incident> => {
  const found = (await incidentsOf(run)).find(
    (incident) => incident.action === action && (principal === undefined || incident.principalName === principal),
  );
  if (found === undefined) throw new Error(`no incident of ${action}`);
  return found;
};

/** Does something with the incident of an action, with the hash that is shown. */
export const actOn = async (run: LocalRun, action: string, what: (hash: string) => PageAction) => {
  const { fingerprint, grant } = await incidentOf(run, action);
  return act(run, fingerprint, what(grant?.documentHash ?? '0'.repeat(64)));
};

export const viewOfAction = async (run: LocalRun, action: string) => {
  const view = await viewOf(run, (await incidentOf(run, action)).fingerprint);
  if (view === null) throw new Error(`no view of ${action}`);
  return view;
};
