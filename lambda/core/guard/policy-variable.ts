import { answers } from './answers.ts';
import type { Guard } from './guard.ts';
import { textsIn } from './policy-parts.ts';

/**
 * IAM replaces policy variables when it decides, so a resource of that name would cover others too.
 * (IAM user guide, "IAM policy elements: Variables and tags")
 */
export const policyVariable: Guard = ({ policy, principal }) =>
  answers(
    'policy-variable',
    'withhold',
    textsIn([policy, principal]).some((text) => text.includes('${'))
      ? ['A text of the request contains a policy variable, which IAM would replace with something else at each request.']
      : [],
  );
