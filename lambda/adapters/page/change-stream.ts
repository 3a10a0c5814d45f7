import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { PageChange, PagePorts } from '../../flows/page/page-ports.ts';

/** A storm is told in few words: changes of so many milliseconds are one. */
const gatherMs = 200;
/** So that nothing between takes the silence for the end. */
const aliveMs = 25_000;

/** Changes as Server-Sent Events: `changed` with the fingerprints, or with `null` where it may be any. (HTML standard, "Server-sent events") */
export const changeStream = (c: Context, subscribe: PagePorts['subscribe']): Response =>
  streamSSE(c, async (stream) => {
    const changes = gather();
    const stop = subscribe(changes.add);
    stream.onAbort(() => {
      stop();
      changes.end();
    });
    await stream.writeSSE({ event: 'ready', data: '' });
    while (!stream.aborted) {
      const told = await changes.next(aliveMs);
      if (stream.aborted) break;
      if (told === 'nothing') await stream.writeSSE({ event: 'alive', data: '' });
      else {
        await stream.sleep(gatherMs);
        await stream.writeSSE({ event: 'changed', data: JSON.stringify(changes.take()) });
      }
    }
  });

/** More than so many are told as "all". */
const most = 50;

const gather = () => {
  let fingerprints: Set<string> | null = new Set();
  let isWaiting = false;
  let wake: (() => void) | null = null;
  return {
    add: (change: PageChange): void => {
      if (change.kind === 'incident') fingerprints?.add(change.fingerprint);
      else fingerprints = null;
      if (fingerprints !== null && fingerprints.size > most) fingerprints = null;
      isWaiting = true;
      wake?.();
    },
    end: (): void => wake?.(),
    /** Resolves with the next change, or after a time without. */
    next: async (ms: number): Promise<'changed' | 'nothing'> => {
      if (isWaiting) return 'changed';
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = null;
      return isWaiting ? 'changed' : 'nothing';
    },
    take: (): readonly string[] | null => {
      const told = fingerprints === null ? null : [...fingerprints];
      fingerprints = new Set();
      isWaiting = false;
      return told;
    },
  };
};
