import type { Incident } from '../incident/incident.ts';

/** Hours that the page looks back. */
const weekHours = 168;

/**
 * Reads counts by hour (`2026-11-21T01`) of the week that ends with an hour. Ten thousand incidents have a million hours: the names of a week
 * are made once, and no date is read.
 *
 * In: the hour in whole hours since 1970. Out: reads the counts of an incident as hour, count, hour, count, …; others are left out.
 */
export const weekReader = (thisHour: number): ((hours: Incident['hours']) => readonly number[]) => {
  const names = new Map(Array.from({ length: weekHours }, (_, back) => [nameOf(thisHour - back), thisHour - back]));
  return (hours) => {
    const read: number[] = [];
    for (const name of Object.keys(hours)) {
      const hour = names.get(name);
      if (hour !== undefined) read.push(hour, hours[name] ?? 0);
    }
    return read;
  };
};

/** The same of the day that ends with an hour: few enough to be looked up by name, which costs half. */
export const dayReader = (thisHour: number): ((hours: Incident['hours']) => readonly number[]) => {
  const names = Array.from({ length: 24 }, (_, back) => [nameOf(thisHour - back), thisHour - back] as const);
  return (hours) => {
    const read: number[] = [];
    for (const [name, hour] of names) {
      const count = hours[name];
      if (count !== undefined) read.push(hour, count);
    }
    return read;
  };
};

const nameOf = (hour: number): string => new Date(hour * 3_600_000).toISOString().slice(0, 13);
