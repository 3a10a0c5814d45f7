import type { CodeInput } from './code-input.ts';
import { type Tree, treeOf } from './policy-tree.ts';

/**
 * Text in a document that CloudFormation, or the CDK on the way to it, would replace while it deploys; null where there is none.
 * Neither has an escape for it, so that what was approved could not be what is applied. The guards let no such document become a
 * grant; this holds for whoever prints another one.
 * (CloudFormation user guide, "Get values stored in other services using dynamic references"; "Intrinsic function reference")
 */
export const templateTextIn = ({ policy, principal }: CodeInput, tool: 'CloudFormation' | 'CDK'): string | null => {
  const { keys, texts } = partsOf(treeOf(policy));
  const function_ = keys.find((key) => key === 'Ref' || key.startsWith('Fn::') || (tool === 'CDK' && key === '__proto__'));
  if (function_ !== undefined) return function_;
  for (const text of [...keys, ...texts, principal.name]) {
    if (text.includes('{{')) return '{{';
    if (tool === 'CDK' && /[$#]\{Token\[/.test(text)) return 'Token[';
  }
  return null;
};

const partsOf = (tree: Tree): { readonly keys: readonly string[]; readonly texts: readonly string[] } => {
  if (typeof tree === 'string') return { keys: [], texts: [tree] };
  const parts = Object.values(tree).map(partsOf);
  const own = Array.isArray(tree) ? [] : Object.keys(tree);
  return { keys: [...own, ...parts.flatMap(({ keys }) => keys)], texts: parts.flatMap(({ texts }) => texts) };
};
