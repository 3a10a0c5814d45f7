import { useCallback, useState } from 'preact/hooks';

/** A dialog that is open: what it is about, and its number, which no other has. */
export interface Opened<T> {
  readonly what: T;
  readonly number: number;
}

let last = 0;

/**
 * What dialog is open. A dialog that the browser has closed says so a moment later, and by then another may be open: each is a new one (its
 * number is its key), and closes nothing but itself.
 */
export const useOpened = <T>(): readonly [Opened<T> | null, (what: T) => void, (closed: Opened<T>) => void] => {
  const [opened, setOpened] = useState<Opened<T> | null>(null);
  const open = useCallback((what: T): void => {
    last += 1;
    setOpened({ what, number: last });
  }, []);
  const close = useCallback((closed: Opened<T>): void => {
    setOpened((now) => (now?.number === closed.number ? null : now));
  }, []);
  return [opened, open, close];
};
