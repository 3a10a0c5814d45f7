import { plainText } from '../../message/plain-text.ts';
import type { CodeInput } from './code-input.ts';

/**
 * The lines on top: what this is, for which incident, and that it replaces a temporary grant. One line each whatever the names are:
 * a line break in one would end the comment.
 */
export const snippetComment = (input: CodeInput, mark: '#' | '//', notes: readonly string[]): string[] => {
  const { policy, principal, incident } = input;
  const actions = [...new Set(policy.Statement.flatMap(({ Action }) => Action))].join(', ');
  const lines = [
    `Allows the ${principal.kind} ${plainText(principal.name, 80)}: ${plainText(actions, 120)}.`,
    `Countersign incident ${plainText(incident, 60)}, refused to ${plainText(principal.arn, 300)}.`,
    'This replaces the temporary grant of that incident: once it is deployed, the grant can be revoked.',
    ...notes,
    ...sizeNote(input),
  ];
  return lines.map((line) => `${mark} ${line}`);
};

/**
 * Inline policies have a limit for all of a user or role together, white space not counted.
 * (IAM user guide, "IAM and AWS STS quotas")
 */
const sizeNote = ({ policy, principal }: CodeInput): string[] => {
  const size = JSON.stringify(policy).replace(/\s/g, '').length;
  const [limit, words] = principal.kind === 'user' ? [2048, '2,048'] : [10_240, '10,240'];
  return size > limit
    ? [`It has ${size} characters, and IAM takes ${words} of inline policies for a ${principal.kind}: make it managed policies.`]
    : [];
};
