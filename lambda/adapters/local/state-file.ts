import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './system-code.ts';

/** A file with all of a program's state as JSON. */
export interface StateFile {
  /** Says that the state changed: it is written soon, many changes at once. */
  readonly changed: () => void;
  /** Writes what is not written yet. Throws where the file cannot be written. */
  readonly flush: () => Promise<void>;
}

export interface StateFileOptions {
  readonly path: string;
  /** The whole state, as it is now. */
  readonly snapshot: () => unknown;
  /** Hears of a write in the background that failed; the next one tries again. */
  readonly report: (error: unknown) => void;
}

/** What a state file holds: parsed JSON, or null where there is no file yet. Throws where it is no JSON. */
export const readStateFile = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
};

const leastPauseMs = 250;

/**
 * Writes a state behind the program's back: into another file that takes the place of the first, so that whoever dies at any moment leaves
 * the old state or the new one, never a half. (POSIX, rename)
 */
export const stateFile = ({ path, snapshot, report }: StateFileOptions): StateFile => {
  mkdirSync(dirname(path), { recursive: true });
  let isDirty = false;
  let timer: NodeJS.Timeout | null = null;
  let pauseMs = leastPauseMs;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    if (!isDirty) return;
    isDirty = false;
    const start = Date.now();
    try {
      await replaceFile(path, JSON.stringify(snapshot()));
    } catch (error) {
      isDirty = true;
      throw error;
    }
    // A large state takes long to write: it is written less often.
    pauseMs = Math.max(leastPauseMs, 10 * (Date.now() - start));
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.catch(() => undefined).then(write);
    return writing;
  };
  const changed = (): void => {
    isDirty = true;
    timer ??= setTimeout(() => void flush().catch(report), pauseMs);
  };
  return { changed, flush };
};

const replaceFile = async (path: string, text: string): Promise<void> => {
  const next = `${path}.${process.pid}.tmp`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
};
