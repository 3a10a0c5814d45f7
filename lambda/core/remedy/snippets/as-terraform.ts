import { type BracketStyle, bracketed, indented } from './bracketed.ts';
import type { CodeInput } from './code-input.ts';
import { treeOf } from './policy-tree.ts';
import { hclText } from './quoted-text.ts';
import { snippetComment } from './snippet-comment.ts';
import { snippetNames } from './snippet-names.ts';

const hcl: BracketStyle = { text: hclText, assign: ' = ', entryEnd: '', aligned: true };

/**
 * An inline policy of the role or user, by its name, so that it works wherever that is made. As `terraform fmt` writes it.
 * (Terraform AWS provider, aws_iam_role_policy, aws_iam_user_policy; `inline_policy` blocks of aws_iam_role take over all inline
 * policies and would remove this one)
 */
export const asTerraform = (input: CodeInput): string => {
  const { kind, name } = input.principal;
  const names = snippetNames(input.incident);
  const [first = '', ...rest] = bracketed(treeOf(input.policy), hcl);
  const policy = [`policy = jsonencode(${first}`, ...rest];
  return [
    ...snippetComment(input, '#', exclusive[kind]),
    `resource "aws_iam_${kind}_policy" "${names.terraformName}" {`,
    ...indented([`name = ${hclText(names.policyName)}`, `${kind} = ${hclText(name)}`]),
    '',
    ...indented([...policy.slice(0, -1), `${policy.at(-1) ?? ''})`]),
    '}',
    '',
  ].join('\n');
};

const exclusive: Readonly<Record<'role' | 'user', readonly string[]>> = {
  role: [
    'An aws_iam_role with inline_policy blocks would remove it: add it there instead. An aws_iam_role_policies_exclusive must list it.',
  ],
  user: ['An aws_iam_user_policies_exclusive for this user must list it.'],
};
