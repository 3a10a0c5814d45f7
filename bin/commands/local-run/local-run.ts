import { readIamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import { lockFolder } from '../../../lambda/adapters/local/lock-folder.ts';
import { type StateFile, stateFile } from '../../../lambda/adapters/local/state-file.ts';
import type { GrantSettings } from '../../../lambda/core/grant/grant-settings.ts';
import type { PageAlert } from '../../../lambda/flows/page/page-ports.ts';
import type { TriageSettings } from '../../../lambda/flows/triage-denial.ts';
import { type InTurn, inTurn } from './in-turn.ts';
import { localClock } from './local-clock.ts';
import { type LocalPeople, localGrantSettings, localPeople, localTriageSettings } from './local-settings.ts';
import { readLocalState, statePath, writtenState } from './local-state.ts';
import { type LocalWorld, localWorld } from './local-world.ts';
import { moveTime } from './move-time.ts';
import { settle } from './settle.ts';
import { type Taken, takeEvents } from './take-events.ts';

export interface LocalRunOptions {
  /** Where the state is kept. */
  readonly folder: string;
  /** The local IAM as it begins, as YAML. */
  readonly iam: string;
  readonly runbooks: { readonly grant: string; readonly revoke: string };
  readonly accountNames: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly machine: () => number;
  /** Hears of every alert and report. */
  readonly told: (alert: PageAlert) => void;
  /** Hears of what went wrong and does not stop the run. */
  readonly warned: (says: string) => void;
}

/** A pipeline in this process: what it touches, and the one door through which it is changed. */
export interface LocalRun {
  readonly world: LocalWorld;
  readonly settings: TriageSettings;
  readonly grants: GrantSettings;
  readonly people: LocalPeople;
  /** One work after the other; then everything that is due, and all of it into the file. */
  readonly change: InTurn;
  readonly take: (events: readonly unknown[]) => Promise<Taken>;
  /** Moves the clock forward, and lets happen what is due until then (ISO 8601). */
  readonly moveTo: (until: string) => Promise<void>;
  /** Calls back after every change with a fingerprint (null: it may be any), until the returned function is called. */
  readonly subscribe: (callback: (fingerprint: string | null) => void) => () => void;
  readonly isStoryTold: () => boolean;
  readonly storyTold: () => void;
  /** Writes all of it and lets the folder go. */
  readonly close: () => Promise<void>;
}

/** Opens the run of a folder. Throws, in words for people, where another process has it or its state is not of our making. */
export const openLocalRun = async (options: LocalRunOptions): Promise<LocalRun> => {
  const lock = lockFolder(options.folder);
  if (lock.kind === 'held')
    throw new Error(
      `another local run (process ${lock.by}) has its state in ${options.folder}: stop it, or use another folder with --state DIR`,
    );
  try {
    return await openWith(options, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
};

const openWith = async (options: LocalRunOptions, release: () => void): Promise<LocalRun> => {
  const state = readLocalState(options.folder, () => readIamState(options.iam));
  const callbacks = new Set<(fingerprint: string | null) => void>();
  const clock = localClock(options.machine, state.aheadMs);
  let isStoryTold = state.isStoryTold;
  const file: StateFile = stateFile({
    path: statePath(options.folder),
    snapshot: () => writtenState(world.state(isStoryTold)),
    report: (error) => options.warned(`the state could not be written: ${String(error)}`),
  });
  const changed = (fingerprint: string | null): void => {
    file.changed();
    for (const callback of callbacks) callback(fingerprint);
  };
  const world = localWorld({ ...options, state, clock, changed });
  const { change, stop } = changing(world, file, options);
  const grants = localGrantSettings(state.iam.account);
  const settings = localTriageSettings(grants, options.accountNames);
  // What was not followed up before a process died is now.
  await change(async () => undefined);
  return {
    world,
    settings,
    grants,
    people: localPeople(state.iam.account),
    change,
    take: (events) => change(() => takeEvents(world.ports, settings, events)),
    moveTo: (until) =>
      change(async () => {
        await moveTime(world, until);
        changed(null);
      }),
    subscribe: (callback) => {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
    isStoryTold: () => isStoryTold,
    storyTold: () => {
      isStoryTold = true;
      changed(null);
    },
    close: async () => {
      await stop();
      release();
    },
  };
};

const longestTimer = 3_600_000;

/** The door: work in turn, then what is due, then the file; and a timer for what is due later. */
const changing = (world: LocalWorld, file: StateFile, { warned }: LocalRunOptions) => {
  const turn = inTurn();
  let timer: NodeJS.Timeout | null = null;
  let isOpen = true;
  const change: InTurn = (work) =>
    turn(async () => {
      try {
        return await work();
      } finally {
        await settle(world);
        await file.flush();
        wakeLater();
      }
    });
  const wakeLater = (): void => {
    if (timer !== null) clearTimeout(timer);
    const wake = world.automation.nextWake();
    if (wake === null || !isOpen) return;
    const wait = Math.max(0, Date.parse(wake) - Date.parse(world.clock.now()));
    timer = setTimeout(
      () => change(async () => undefined).catch((error: unknown) => warned(`a runbook could not go on: ${String(error)}`)),
      Math.min(wait, longestTimer),
    );
    timer.unref();
  };
  const stop = (): Promise<void> => {
    isOpen = false;
    if (timer !== null) clearTimeout(timer);
    return turn(() => file.flush());
  };
  return { change, stop };
};
