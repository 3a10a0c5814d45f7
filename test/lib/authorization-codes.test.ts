import { authorizationCodes as coreCodes, isAuthorizationCode } from '../../lambda/core/denial/authorization-codes.ts';
import { authorizationCodeMatchers, authorizationCodes } from '../../lib/authorization-codes.ts';
import { matchesPattern } from './event-pattern.ts';

/** Codes that a person may paste and the rule leaves out, and why. */
const leftOutOfTheRule: Readonly<Record<string, string>> = {
  AuthorizerNotAuthorized: 'an answer of API Gateway to its callers, which CloudTrail does not record',
};

it('a code that the rule lets through is a refusal to the core too', () => {
  const unknown = Object.keys(authorizationCodes).filter((code) => !isAuthorizationCode(code));
  expect(unknown).toEqual([]);
});

it('a code that is a refusal to the core is let through by the rule, but for those with a reason', () => {
  const stopped = coreCodes.map(({ code }) => code).filter((code) => !matchesPattern({ code: authorizationCodeMatchers }, { code }));
  expect(stopped.filter((code) => !(code in leftOutOfTheRule))).toEqual([]);
});
