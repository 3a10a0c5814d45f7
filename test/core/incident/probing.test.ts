import { probingWindows } from '../../../lambda/core/incident/probing.ts';

const shared = (one: string, other: string): boolean =>
  probingWindows(one, 10).some((window) => probingWindows(other, 10).includes(window));

test('times within half a window of each other always share one, whatever border is between them', () => {
  for (let minute = 0; minute < 60; minute++) {
    const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 10, minute, seconds)).toISOString();
    expect(shared(at(0), at(299))).toBe(true);
  }
});

test('times further apart than a window share none', () => {
  expect(shared('2026-11-21T10:00:00.000Z', '2026-11-21T10:10:01.000Z')).toBe(false);
});
