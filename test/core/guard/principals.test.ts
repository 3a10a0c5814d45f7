import { principalFrom } from '../../../lambda/core/denial/principal.ts';
import { matchesGlob } from '../../../lambda/core/guard/glob.ts';
import type { GuardInput } from '../../../lambda/core/guard/guard.ts';
import { grant, guardsThat, judge } from './grants.ts';

const statement = grant('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:q');
const withheldFor = async (input: Partial<GuardInput>) => guardsThat('withhold', await judge([statement], input));

describe('a principal to whom no policy can be attached is never granted anything', () => {
  test.each([
    'arn:aws:iam::111122223333:root',
    'arn:aws:sts::111122223333:federated-user/ana',
    'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ana',
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef',
    'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/i',
    'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
    'ecs.amazonaws.com',
    '111122223333',
    'anonymous',
    'ana',
    'arn:aws:iam::<account>:role/app',
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::111122223333:user/ana*',
    'arn:aws:iam::111122223333:group/admins',
  ])('%s', async (text) => {
    expect(await withheldFor({ principal: principalFrom(text) })).toContain('unchangeable-principal');
  });

  test('also where whoever read the event did not see that the role is reserved', async () => {
    const principal = { ...principalFrom('arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef'), reserved: null };
    expect(await withheldFor({ principal })).toEqual(['unchangeable-principal']);
  });

  test('also where only the reader of the event knows that the role is reserved', async () => {
    for (const reserved of ['identity-center', 'service-linked'] as const) {
      expect(await withheldFor({ principal: { ...principalFrom('arn:aws:iam::111122223333:role/app'), reserved } })).toEqual([
        'unchangeable-principal',
      ]);
    }
  });

  test('also where kind and ARN contradict each other', async () => {
    const principal = { ...principalFrom('arn:aws:iam::111122223333:user/ana'), kind: 'role' as const };
    expect(await withheldFor({ principal })).toEqual(['unchangeable-principal']);
    expect(await withheldFor({ principal: { ...principal, arn: null } })).toEqual(['unchangeable-principal']);
  });

  test.each([
    'arn:aws:iam::111122223333:user/ana',
    'arn:aws:iam::111122223333:user/team/a+b=c,d.e@f-g_h',
    'arn:aws:sts::111122223333:assumed-role/app/session',
    'arn:aws-us-gov:iam::111122223333:role/service/app',
    'arn:aws-cn:iam::111122223333:role/app',
  ])('%s can be granted something', async (text) => {
    expect(await withheldFor({ principal: principalFrom(text) })).toEqual([]);
  });
});

describe('a protected principal', () => {
  const role = principalFrom('arn:aws:iam::111122223333:role/admin/Ops');

  test.each([
    'arn:aws:iam::111122223333:role/admin/Ops',
    'arn:aws:iam::*:role/admin/*',
    'arn:aws:iam::1111222233??:role/*',
    '*',
    'ARN:AWS:IAM::111122223333:ROLE/ADMIN/OPS',
  ])('is never granted anything: %s', async (pattern) => {
    expect(await withheldFor({ principal: role, protectedPrincipals: ['arn:aws:iam::999988887777:user/x', pattern] })).toEqual([
      'protected-principal',
    ]);
  });

  test.each([
    'arn:aws:iam::111122223333:role/admin/Op',
    'arn:aws:iam::111122223333:role/admin/Ops?',
    'role/admin/Ops',
    '',
    'arn:aws:iam::999988887777:role/*',
  ])('is meant by its whole ARN only, not by "%s"', async (pattern) => {
    expect(await withheldFor({ principal: role, protectedPrincipals: [pattern] })).toEqual([]);
  });

  test('may hide behind a session, whose ARN lacks the path: then nothing is granted, unless a record gave the role itself', async () => {
    const session = principalFrom('arn:aws:sts::111122223333:assumed-role/Ops/ana');
    const protectedPrincipals = ['arn:aws:iam::*:role/admin/*'];
    expect(await withheldFor({ principal: session, protectedPrincipals })).toEqual(['protected-principal']);
    expect(await withheldFor({ principal: { ...session, uniqueId: 'AROAEXAMPLE' }, protectedPrincipals })).toEqual([]);
    expect(
      await withheldFor({ principal: session, protectedPrincipals: ['arn:aws:iam::*:role/admin/Backup', 'arn:aws:iam::*:role/*Admin*'] }),
    ).toEqual([]);
  });
});

describe('a pattern', () => {
  test.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['?', '', false],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbb', false],
    ['a*bc', 'abcbc', true],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b*', 'xxbxxaxx', false],
    ['ab*ba', 'aba', false],
    ['a?c*', 'abc', true],
    ['**', 'x', true],
    ['a.c', 'abc', false],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  test('of many stars on a long text answers at once', () => {
    const started = performance.now();
    expect(matchesGlob(`${'a*'.repeat(500)}b`, 'a'.repeat(20_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
