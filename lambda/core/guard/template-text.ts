import { answers } from './answers.ts';
import type { Guard } from './guard.ts';
import { textsIn } from './policy-parts.ts';

/**
 * Systems Manager replaces double braces in documents and parameters: no text that somebody else wrote may carry them there.
 * (Systems Manager user guide, "Data elements and parameters")
 */
export const templateText: Guard = ({ policy, principal }) =>
  answers(
    'template-text',
    'withhold',
    textsIn([policy, principal]).some((text) => /\{\{|\}\}/.test(text))
      ? [
          'A text of the request contains double braces, which Systems Manager would replace: what is applied would not be what was approved.',
        ]
      : [],
  );
