import { join } from 'node:path';
import * as z from 'zod';
import { type KeptExecutions, keptExecutionsSchema, noExecutions } from '../../../lambda/adapters/local/automation/kept-executions.ts';
import { type IamState, readIamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import { readStateFile } from '../../../lambda/adapters/local/state-file.ts';
import { type KeptIncidents, keptIncidentsSchema, noIncidents } from '../../../lambda/adapters/local/store/kept-incidents.ts';
import type { HistoryEntry } from '../../../lambda/core/page/incident-view.ts';
import type { PageAlert } from '../../../lambda/flows/page/page-ports.ts';

/** All that a local run knows. */
export interface LocalState {
  readonly aheadMs: number;
  /** Whether the bundled story was told to its end. */
  readonly isStoryTold: boolean;
  readonly incidents: KeptIncidents;
  readonly automation: KeptExecutions;
  readonly iam: IamState;
  /** Alerts and reports, the latest first; `fingerprint` and `incident` are empty for the digest. */
  readonly alerts: readonly PageAlert[];
  /** By fingerprint. */
  readonly history: Readonly<Record<string, readonly HistoryEntry[]>>;
}

const version = 1;

const schema = z.object({
  version: z.literal(version),
  aheadMs: z.number(),
  isStoryTold: z.boolean(),
  incidents: keptIncidentsSchema,
  automation: keptExecutionsSchema,
  iam: z.unknown().transform((value) => readIamState(JSON.stringify(value))),
  alerts: z.array(
    z.object({
      fingerprint: z.string(),
      incident: z.string(),
      title: z.string(),
      time: z.string(),
      email: z.string(),
      slack: z.string(),
    }),
  ),
  history: z.record(z.string(), z.array(z.object({ time: z.string(), what: z.string(), who: z.string().nullable() }))),
});

export const statePath = (folder: string): string => join(folder, 'state.json');

/** A state as it is written. */
export const writtenState = (state: LocalState): unknown => ({ version, ...state });

/** The state of a folder, or that of a run that has just begun. Throws, in words for people, where the file is not of our making. */
export const readLocalState = (folder: string, iam: () => IamState): LocalState => {
  const path = statePath(folder);
  try {
    const written = readStateFile(path);
    if (written !== null) return schema.parse(written);
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).split('\n').slice(0, 4).join('; ') : String(error);
    throw new Error(
      `${path} is not the state of a local run of this version (${why.slice(0, 400)}). Begin anew: rm ${path}, or use another --state DIR`,
    );
  }
  return {
    aheadMs: 0,
    isStoryTold: false,
    incidents: noIncidents,
    automation: noExecutions,
    iam: iam(),
    alerts: [],
    history: {},
  };
};
