import { advancedSelection, classicSelection } from '../../../lambda/adapters/doctor/selectors.ts';

const all = { reads: true, writes: true, without: [] };
const management = { Field: 'eventCategory', Equals: ['Management'] };

test('a classic selector logs reads and writes unless it says otherwise', () => {
  expect(classicSelection({})).toEqual(all);
  expect(classicSelection({ ReadWriteType: 'ReadOnly' })).toEqual({ ...all, writes: false });
  expect(classicSelection({ ReadWriteType: 'WriteOnly' })).toEqual({ ...all, reads: false });
  expect(classicSelection({ IncludeManagementEvents: false })).toEqual({ reads: false, writes: false, without: [] });
  expect(classicSelection({ ExcludeManagementEventSources: ['kms.amazonaws.com'] }).without).toEqual(['kms.amazonaws.com']);
});

test('an advanced selector for management events logs all that its fields do not narrow', () => {
  expect(advancedSelection({ FieldSelectors: [management] })).toEqual(all);
  expect(advancedSelection({ FieldSelectors: [management, { Field: 'readOnly', Equals: ['true'] }] })).toEqual({ ...all, writes: false });
  expect(advancedSelection({ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }).reads).toBe(false);
});

test('what an advanced selector leaves out is named', () => {
  const without = (field: object) => advancedSelection({ FieldSelectors: [management, { Field: 'eventSource', ...field }] }).without;
  expect(without({ NotEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] })).toEqual(['kms.amazonaws.com', 'rdsdata.amazonaws.com']);
  expect(without({ NotEquals: ['kms.amazonaws.com'], StartsWith: ['s'] })).toEqual([
    'events that its selector for eventSource does not take',
  ]);
  expect(without({ Equals: ['s3.amazonaws.com'] })).toEqual(['events that its selector for eventSource does not take']);
});
