import type { Explanation } from '../../cause/diagnosis.ts';
import type { PolicyType } from '../../denial/denial.ts';
import { quoteForShell } from '../../remedy/advice/advice.ts';
import { actionAndResource, principalPattern } from '../../remedy/named-caller.ts';
import { plainText } from '../plain-text.ts';
import { askedLayer } from './asked-layer.ts';

/** How to see afterwards that the change does what it should, and no more. `command` has text from the event in it. */
export const howToVerify = (explanation: Explanation): { readonly words: readonly string[]; readonly command: string | null } => {
  const command = simulation(explanation);
  return {
    words: [
      '- The same principal makes the same request again, a few minutes after the change. It succeeds, or the message names another policy.',
      '- Requests that were not asked for, such as another action of the service, are decided as before.',
      ...(command === null ? [] : ['- Before the request, IAM can be asked what it would decide:']),
    ],
    command,
  };
};

/**
 * The simulator reads identity policies and the boundary, without being given them; it knows no RCPs, no endpoint policies and no
 * SCPs with conditions. (IAM user guide, "IAM policy testing with the IAM policy simulator")
 */
const simulated: ReadonlySet<PolicyType> = new Set(['identity', 'boundary']);

const simulation = (explanation: Explanation): string | null => {
  const parts = actionAndResource(explanation.authorizations[0]);
  const arn = principalPattern(explanation.denial.principal);
  const layer = askedLayer(explanation);
  if (layer === null || !simulated.has(layer) || arn === null || arn.includes('*') || parts === null) return null;
  const words = [arn, '--action-names', parts.Action, '--resource-arns', parts.Resource].map((word) => quoteForShell(plainText(word)));
  return `aws iam simulate-principal-policy --policy-source-arn ${words.join(' ')}`;
};
