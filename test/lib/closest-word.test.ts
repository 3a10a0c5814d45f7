import { closestWord } from '../../lib/closest-word.ts';

const known = ['emails', 'mode', 'ignore', 'slackWebhook', 'maxConcurrency'];

it.each([
  ['email', 'emails'],
  ['mod', 'mode'],
  ['Ignore', 'ignore'],
  ['slackwebhok', 'slackWebhook'],
  ['maxConcurency', 'maxConcurrency'],
  ['ignroe', 'ignore'],
])('%s was meant to be %s', (written, meant) => {
  expect(closestWord(written, known)).toBe(meant);
});

it.each(['', 'table', 'retentionDays', 'x'])('nothing is near to "%s"', (written) => {
  expect(closestWord(written, known)).toBeNull();
});
