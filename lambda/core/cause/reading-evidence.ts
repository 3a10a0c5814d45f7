import type { Authorization } from '../authorization/authorization.ts';
import { isSamePrincipal } from '../denial/decoded-denial.ts';
import type { DecodedMessage } from '../denial/decoded-message.ts';
import type { Denial, EncodedMessage } from '../denial/denial.ts';
import { principalFrom } from '../denial/principal.ts';
import type { Evidence } from './cause.ts';

/** What is wrong with an encoded message, where something is, and where to get it whole. */
export const encodedEvidence = (encoded: EncodedMessage): Evidence[] => {
  const wrapped: Evidence[] = encoded.wasWrapped ? [{ from: 'encoded message', says: 'it came in several lines, which were joined' }] : [];
  const problem = problems[encoded.state](encoded.text.length);
  return problem === null ? wrapped : [...wrapped, { from: 'encoded message', says: problem }];
};

const problems: Readonly<Record<EncodedMessage['state'], (length: number) => string | null>> = {
  whole: () => null,
  cut: (length) => `it is cut after ${length} characters and cannot be decoded: copy it whole from the CloudTrail record`,
  'lower-cased': () => 'it is all lower-case: a tool changed it, and it cannot be decoded; copy it from the CloudTrail record',
  'too-long': (length) => `it has ${length} characters and STS decodes 10,240 at most`,
  missing: () => 'the words announce it, and it is not there: copy it from the CloudTrail record',
};

/** How action and resource were read where nobody states them, and what the text says that the decoded message contradicts. */
export const readingEvidence = (denial: Denial, decoded: DecodedMessage | null, authorizations: readonly Authorization[]): Evidence[] => [
  ...(decoded === null ? [] : contradictions(denial, decoded)),
  ...authorizations.filter(({ from }) => from === 'inferred').map((authorization) => inferred(denial, authorization)),
  ...(authorizations.length === 0 && denial.stated.action !== null
    ? [{ from: 'message', says: `"${denial.stated.action}" is cut: no whole action` }]
    : []),
];

const inferred = (denial: Denial, { action, resource }: Authorization): Evidence => ({
  from: 'inference',
  says: `${action ?? 'the action'}${resource === null ? '' : ` on ${resource}`}, from the call ${denial.eventSource ?? denial.service ?? ''} ${denial.operation ?? ''} and its request parameters; the message does not say it`,
});

const contradictions = (denial: Denial, decoded: DecodedMessage): Evidence[] => {
  const said = denial.stated;
  const principal = principalFrom(decoded.principalArn);
  const differing = [
    differs(said.action, decoded.action) ? `action ${said.action} and ${decoded.action}` : null,
    differs(said.resource, decoded.resource) ? `resource ${said.resource} and ${decoded.resource}` : null,
    denial.principal.arn !== null && principal.arn !== null && !isSamePrincipal(denial.principal, principal)
      ? `principal ${denial.principal.arn} and ${principal.arn}`
      : null,
  ].filter((item) => item !== null);
  return differing.map((item) => ({ from: 'contradiction', says: `text and decoded message differ: ${item}; the decoded message wins` }));
};

const differs = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.toLowerCase() !== other.toLowerCase();
