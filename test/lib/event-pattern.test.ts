import { matchesPattern } from './event-pattern.ts';

// The event and the patterns of the EventBridge user guide ("Comparison operators …") and of Event Ruler's README, in our words.
const event = {
  source: 'aws.ec2',
  'detail-type': 'EC2 Instance State-change Notification',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000'],
  detail: { state: 'running', nested: { leaf: 'x' }, nothing: null },
};

const cases: readonly (readonly [string, unknown, boolean])[] = [
  ['all fields of a pattern must match', { source: ['aws.ec2'], detail: { state: ['initializing', 'running'] } }, true],
  ['one field that does not match is enough to refuse', { source: ['aws.s3'], detail: { state: ['running'] } }, false],
  [
    'a list in the event matches by any of its members',
    { resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000'] },
    true,
  ],
  ['text is compared by case', { source: ['AWS.EC2'] }, false],
  ['prefix', { source: [{ prefix: 'aws.' }] }, true],
  ['suffix', { source: [{ suffix: 'ec2' }] }, true],
  ['suffix is not contained', { source: [{ suffix: 'ec' }] }, false],
  ['wildcard', { 'detail-type': [{ wildcard: 'EC2*Notification' }] }, true],
  ['a wildcard stands for nothing too', { source: [{ wildcard: '*aws.ec2*' }] }, true],
  ['a wildcard is anchored at both ends', { source: [{ wildcard: 'ws*' }] }, false],
  ['a point in a wildcard is a point', { source: [{ wildcard: 'aws?ec2' }] }, false],
  ['anything-but', { detail: { state: [{ 'anything-but': 'initializing' }] } }, true],
  ['anything-but a list', { detail: { state: [{ 'anything-but': ['running', 'stopped'] }] } }, false],
  ['anything-but does not match what is absent', { detail: { other: [{ 'anything-but': 'x' }] } }, false],
  ['anything-but matches null', { detail: { nothing: [{ 'anything-but': 'x' }] } }, true],
  ['exists', { detail: { state: [{ exists: true }] } }, true],
  ['exists false', { detail: { other: [{ exists: false }] } }, true],
  ['exists false below something absent', { detail: { other: { deep: { leaf: [{ exists: false }] } } } }, true],
  ['exists knows leaves only', { detail: { nested: [{ exists: false }] } }, true],
  ['null exists', { detail: { nothing: [{ exists: true }] } }, true],
  ['null is not the empty text', { detail: { nothing: [''] } }, false],
  ['several matchers of a field are alternatives', { detail: { other: [{ exists: false }, { 'anything-but': 'x' }] } }, true],
  ['$or', { $or: [{ source: ['aws.s3'] }, { detail: { state: ['running'] } }] }, true],
  ['$or beside other fields', { source: ['aws.s3'], $or: [{ source: ['aws.ec2'] }, { detail: { state: ['running'] } }] }, false],
];

it.each(cases)('%s', (_, pattern, expected) => {
  expect(matchesPattern(pattern, event)).toBe(expected);
});

it('an operator that is not handled is an error, never a guess', () => {
  expect(() => matchesPattern({ detail: { count: [{ numeric: ['>', 0] }] } }, event)).toThrow('No such operator');
});
