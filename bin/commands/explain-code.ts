import type { Explanation } from '../../lambda/core/cause/diagnosis.ts';
import { asCode } from '../../lambda/core/remedy/snippets/as-code.ts';
import type { CodeFormat } from '../../lambda/core/remedy/snippets/code-input.ts';

export type CodeAnswer = { readonly kind: 'code'; readonly text: string } | { readonly kind: 'none'; readonly why: string };

/** The grant as code; only a grant is ever printed ready to paste. */
export const codeOf = (format: CodeFormat, { remedy, denial, incident }: Explanation): CodeAnswer => {
  const policy = remedy.wholeCall?.policy ?? remedy.policy;
  const { principal } = denial;
  if (remedy.kind !== 'grant' || policy === null || principal.arn === null || principal.name === null) {
    return { kind: 'none', why: `${incident}: no grant to print as code (${remedy.kind}): ${remedy.summary}` };
  }
  const kind = principal.kind === 'user' ? 'user' : 'role';
  return { kind: 'code', text: asCode(format, { policy, principal: { kind, name: principal.name, arn: principal.arn }, incident }) };
};
