import type { Explanation } from '../cause/diagnosis.ts';
import { asCode } from '../remedy/snippets/as-code.ts';
import type { CodeFormat } from '../remedy/snippets/code-input.ts';

/** The grant as code, ready to copy. */
export interface Snippet {
  readonly format: CodeFormat;
  readonly title: string;
  readonly text: string;
}

const formats: readonly (readonly [CodeFormat, string])[] = [
  ['cdk', 'CDK'],
  ['terraform', 'Terraform'],
  ['cfn', 'CloudFormation'],
  ['json', 'JSON'],
];

/** The permanent fix in every form; none where nothing is granted: only a grant is ever shown ready to paste. */
export const snippetsOf = (explanation: Explanation | null): readonly Snippet[] => {
  if (explanation === null) return [];
  const { remedy, denial, incident } = explanation;
  const { arn, name, kind } = denial.principal;
  const { policy } = remedy;
  if (remedy.kind !== 'grant' || policy === null || arn === null || name === null) return [];
  const principal = { kind: kind === 'user' ? ('user' as const) : ('role' as const), name, arn };
  return formats.map(([format, title]) => ({ format, title, text: asCode(format, { policy, principal, incident }) }));
};
