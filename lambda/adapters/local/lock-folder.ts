import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './system-code.ts';

/** `held`: another living process has it. */
export type Lock = { readonly kind: 'taken'; readonly release: () => void } | { readonly kind: 'held'; readonly by: number };

/** Takes a folder for this process: two that write one state would undo each other's work. What a dead process left is taken over. */
export const lockFolder = (folder: string): Lock => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    if (takeLock(path)) return { kind: 'taken', release: () => rmSync(path, { force: true }) };
    const by = holderOf(path);
    if (by !== null && isAlive(by)) return { kind: 'held', by };
    rmSync(path, { force: true });
  }
  throw new Error(`the lock ${path} cannot be taken`);
};

const takeLock = (path: string): boolean => {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
};

const holderOf = (path: string): number | null => {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 && pid !== process.pid ? pid : null;
  } catch {
    return null;
  }
};

/** A signal of 0 only asks. EPERM: it lives, and is somebody else's. (kill(2)) */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};
