import { contextOf } from '../../../lambda/adapters/local/iam/policy/condition-holds.ts';
import { decideAccess } from '../../../lambda/adapters/local/iam/policy/decide-access.ts';
import { readPolicy } from '../../../lambda/adapters/local/iam/policy/policy-document.ts';

const now = '2026-03-01T10:00:00.000Z';

describe('what is not known is said', () => {
  const decide = (statement: Readonly<Record<string, unknown>>, context: Readonly<Record<string, string | string[]>> = {}) => {
    const read = readPolicy(
      JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...statement } }),
    );
    if (read.kind === 'malformed') throw new Error(read.says);
    return decideAccess(
      { identity: [{ name: 'p', statements: read.statements }], boundary: null, serviceControl: [] },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: contextOf(context) },
    );
  };

  test.each([
    ['an operator', { Condition: { StringMatches: { 'aws:SourceIp': 'x' } } }, {}, 'StringMatches'],
    ['the name of an inherited property for an operator', { Condition: { toString: { 'aws:SourceIp': 'x' } } }, {}, 'toString'],
    ['a policy variable in a resource', { Resource: 'arn:aws:s3:::b/${aws:username}' }, {}, 'policy variable'],
    ['a policy variable in a condition', { Condition: { StringEquals: { 'aws:userid': '${aws:username}' } } }, {}, 'policy variable'],
    [
      'many values under an operator for one',
      { Condition: { StringEquals: { 'aws:TagKeys': 'a' } } },
      { 'aws:TagKeys': ['a', 'b'] },
      'many values',
    ],
    [
      'ForAnyValue with IfExists without a value',
      { Condition: { 'ForAnyValue:StringEqualsIfExists': { 'aws:TagKeys': 'a' } } },
      {},
      'not known',
    ],
    ['no date', { Condition: { DateLessThan: { 'aws:CurrentTime': 'tomorrow' } } }, { 'aws:CurrentTime': now }, 'no date'],
    ['no number', { Condition: { NumericEquals: { 's3:max-keys': '1' } } }, { 's3:max-keys': '' }, 'no number'],
    ['no address', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }, { 'aws:SourceIp': 'AWS Internal' }, 'no IP address'],
    ['no ARN', { Condition: { ArnLike: { 'aws:SourceArn': '*' } } }, { 'aws:SourceArn': 'x' }, 'no ARN'],
  ])('%s', (_, statement, context, says) => expect(() => decide(statement, context)).toThrow(says));

  test('dates may be seconds since 1970', () => {
    const until = { Condition: { DateLessThan: { 'aws:EpochTime': '2026-03-01T10:00:00Z' } } };
    expect(decide(until, { 'aws:EpochTime': '1772359199' }).verdict).toBe('allowed');
    expect(decide(until, { 'aws:EpochTime': '1772359200' }).verdict).toBe('implicitDeny');
  });

  test('keys that a statement asks for and the request has not are named', () => {
    expect(decide({ Condition: { StringEquals: { 'aws:PrincipalTag/Team': 'red' } } }).missingKeys).toEqual(['aws:PrincipalTag/Team']);
  });
});
