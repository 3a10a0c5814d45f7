import { readUntil } from '../../../lambda/core/incident/read-until.ts';

const now = '2026-11-21T12:00:00.000Z';

test.each([
  ['30m', '2026-11-21T12:30:00.000Z'],
  ['4h', '2026-11-21T16:00:00.000Z'],
  ['90d', '2027-02-19T12:00:00.000Z'],
  [' 2026-12-01 ', '2026-12-01T00:00:00.000Z'],
])('%s is a time to come', (text, until) => {
  expect(readUntil(text, now)).toBe(until);
});

test.each(['', '4', 'h', '4w', '-1h', '0m', '91d', '2026-11-20', '2026-13-01', '2030-01-01', 'tomorrow', '4h4h'])(
  '%j is none that is taken',
  (text) => {
    expect(readUntil(text, now)).toBeNull();
  },
);
