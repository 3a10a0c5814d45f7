import { isSurge, staleHours } from '../../../lambda/core/incident/escalation.ts';
import { hoursAgo, hoursOf, now } from './incidents.ts';

test('hours without a denial count as none when the usual is looked for', () => {
  const busy = hoursOf([25, 4, 4]);
  expect(isSurge(busy, hoursAgo(30), now)).toBe(true);
  expect(isSurge(hoursOf([25, ...Array<number>(30).fill(4)]), hoursAgo(30), now)).toBe(false);
});

test('the usual is what seven days say, not what was before', () => {
  const quietWeek = {
    ...hoursOf([25]),
    ...Object.fromEntries(Array.from({ length: 400 }, (_, index) => [hoursAgo(200 + index).slice(0, 13), 50])),
  };
  expect(isSurge(quietWeek, hoursAgo(600), now)).toBe(true);
});

test('hours older than seven days are forgotten, the others kept', () => {
  const hours = { [hoursAgo(0).slice(0, 13)]: 1, [hoursAgo(168).slice(0, 13)]: 2, [hoursAgo(169).slice(0, 13)]: 3 };
  expect(staleHours(hours, now)).toEqual([hoursAgo(169).slice(0, 13)]);
});
