/** A clock that goes with the machine's, and can be moved forward. */
export interface LocalClock {
  /** ISO 8601. */
  readonly now: () => string;
  /** Goes on from that time, if it is later than now. */
  readonly moveTo: (time: string) => void;
  /** Milliseconds before the machine's clock. */
  readonly ahead: () => number;
}

/** In: the machine's clock (milliseconds since 1970), and how far ahead this one was left. */
export const localClock = (machine: () => number, aheadMs: number): LocalClock => {
  let ahead = aheadMs;
  return {
    now: () => new Date(machine() + ahead).toISOString(),
    moveTo: (time) => {
      ahead = Math.max(ahead, Date.parse(time) - machine());
    },
    ahead: () => ahead,
  };
};
