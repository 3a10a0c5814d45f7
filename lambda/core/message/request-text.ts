import type { Explanation } from '../cause/diagnosis.ts';
import type { PolicyType } from '../denial/denial.ts';
import { pathWarning } from '../remedy/advice/advice.ts';
import { addresseeOf } from './request/addressee.ts';
import { askedChange } from './request/asked-change.ts';
import { askedLayer } from './request/asked-layer.ts';
import { howToVerify } from './request/how-to-verify.ts';
import { paragraph, quotedFacts, quotedJson, quotedLines } from './request/quoted-lines.ts';
import { kindAndName } from './who-words.ts';
import { causeWords, certaintyWords, policyTypeWords } from './words.ts';

/**
 * A request, for an e-mail or a ticket, to whoever owns the policy that refused. Text from the event stands only in lines that begin
 * with `> `, without control characters; what is not known is left out, or said to be unknown. Ends without a line break.
 */
export const requestText = (explanation: Explanation): string =>
  (isRefusal(explanation) ? request(explanation) : nothingToAsk(explanation)).join('\n').trimEnd();

const isRefusal = ({ cause }: Explanation): boolean => ['missing-allow', 'explicit-deny', 'unknown'].includes(cause.kind);

const request = (explanation: Explanation): string[] => [
  `Subject: Access request ${explanation.incident}: ${subjectOf(askedLayer(explanation))}`,
  '',
  `To: ${addresseeOf(explanation)}`,
  '',
  'AWS refused a request, and it is yours to decide whether it should be allowed.',
  'Lines that begin with ">" are quoted from the event or made from it.',
  '',
  ...section('What was refused', whatWasRefused(explanation)),
  ...section('Why', whyRefused(explanation)),
  ...section('What we ask for', whatWeAsk(explanation)),
  ...section('Why this is the least that helps', paragraph(askedChange(explanation).why)),
  ...section('How to verify it afterwards', verification(explanation)),
  ...section('Please note', notes(explanation)),
];

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines, '']);

const subjectOf = (layer: PolicyType | null): string => (layer === null ? 'the policy is not known yet' : policyTypeWords[layer]);

const whatWasRefused = ({ denial, authorizations }: Explanation): string[] => {
  const { principal } = denial;
  return quotedFacts([
    ['Who', kindAndName(principal)],
    ['Session', principal.session],
    ['ARN', principal.arn],
    ...authorizations.flatMap(({ action, resource }): [string, string | null][] => [
      ['Action', action],
      ['Resource', resource],
    ]),
    ['Call', denial.operation],
    ['When', denial.time],
    ['Account', denial.account ?? principal.account],
    ['Region', denial.region],
    ['Error code', denial.errorCode],
    ['VPC endpoint', denial.vpcEndpointId],
    ['CloudTrail event', denial.carrier === 'cloudtrail' ? denial.id : null],
    ['Request id', denial.requestId],
  ]);
};

const whyRefused = (explanation: Explanation): string[] => {
  const { cause, certainty, evidence } = explanation;
  const words = causeWords(explanation);
  return [
    `${words.charAt(0).toUpperCase()}${words.slice(1)}. Certainty: ${certaintyWords[certainty]}.`,
    ...quotedFacts([
      ['Policy', cause.policyArn],
      ['Statement', cause.statementId === null ? null : `Sid ${cause.statementId}`],
    ]),
    ...(namesNoPolicy(cause) ? ['The message does not name the policy.'] : []),
    ...(evidence.length === 0 ? [] : ['Evidence:', ...evidence.flatMap(({ from, says }) => quotedLines(`${from}: ${says}`, '  '))]),
  ];
};

/** Block Public Access is a setting, and of an unknown type there is no policy to name. */
const namesNoPolicy = ({ policyArn, policyType }: Explanation['cause']): boolean =>
  policyArn === null && policyType !== null && policyType !== 'block-public-access';

const whatWeAsk = (explanation: Explanation): string[] => {
  const { words, json, quoted } = askedChange(explanation);
  return [...words.flatMap(paragraph), ...(json === null ? [] : quotedJson(json)), ...quoted.flatMap((text) => quotedLines(text, '  '))];
};

const verification = (explanation: Explanation): string[] => {
  const { words, command } = howToVerify(explanation);
  return [...words.flatMap(paragraph), ...(command === null ? [] : [`> ${command}`])];
};

const notes = (explanation: Explanation): string[] => {
  const { reserved } = explanation.denial.principal;
  const path = reserved === 'identity-center' ? [] : pathWarning(explanation);
  return [...new Set([...explanation.remedy.warnings, ...path])].flatMap((warning) => quotedLines(`- ${warning}`, '  '));
};

/** No policy refused it, so there is nobody to write to: said, with what to do instead. */
const nothingToAsk = (explanation: Explanation): string[] => [
  `No request is needed for Countersign incident ${explanation.incident}: no policy refused it.`,
  `What it was: ${causeWords(explanation)}.`,
  ...quotedLines(explanation.remedy.summary),
  ...explanation.remedy.steps.flatMap((step, index) => quotedLines(`${index + 1}. ${step}`, '   ')),
];
