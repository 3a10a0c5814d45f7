import {
  authorizationCodes as coreCodes,
  isAuthorizationCode,
  rareAuthorizationCodes,
} from '../../lambda/core/denial/authorization-codes.ts';
import { authorizationCodeMatchers, authorizationCodes } from '../../lib/authorization-codes.ts';
import { matchesPattern } from './event-pattern.ts';

/** Codes that a person may paste and the rule leaves out, and why. */
const leftOutOfTheRule: Readonly<Record<string, string>> = {
  AuthorizerNotAuthorized: 'an answer of API Gateway to its callers, which CloudTrail does not record',
  '403': 'what programs make of an answer without a body; CloudTrail writes AccessDenied',
  AssumeRoleUnauthorizedAccess: 'what instance metadata says; the refused sts:AssumeRole has a record of its own',
};

it('a code that the rule lets through is a refusal to the core too', () => {
  const unknown = Object.keys(authorizationCodes).filter((code) => !isAuthorizationCode(code));
  expect(unknown).toEqual([]);
});

it('a code that is a refusal to the core is let through by the rule, but for those with a reason', () => {
  const stopped = [...coreCodes, ...rareAuthorizationCodes]
    .map(({ code }) => code)
    .filter((code) => !matchesPattern({ code: authorizationCodeMatchers }, { code }));
  expect(stopped.filter((code) => !(code in leftOutOfTheRule))).toEqual([]);
});
