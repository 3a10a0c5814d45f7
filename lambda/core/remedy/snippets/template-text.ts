import type { CodeInput } from './code-input.ts';
import { type Tree, treeOf } from './policy-tree.ts';

/**
 * Text in a document that CloudFormation, or the CDK on the way to it, would replace while it deploys; null where there is none.
 * Neither has an escape for it, so that what was approved could not be what is applied. The guards let no such document become a
 * grant; this holds for whoever prints another one.
 * (CloudFormation user guide, "Get values stored in other services using dynamic references"; "Intrinsic function reference")
 */
export const templateTextIn = ({ policy, principal }: CodeInput, tool: Tool): string | null => {
  const { keys, texts } = partsOf(treeOf(policy));
  const all = [...keys, ...texts, principal.name];
  return replaced[tool].find(({ isKey, in: pattern }) => (isKey ? keys : all).some((text) => pattern.test(text)))?.says ?? null;
};

type Tool = 'CloudFormation' | 'CDK';

interface Replaced {
  readonly says: string;
  readonly isKey: boolean;
  readonly in: RegExp;
}

const byCloudFormation: readonly Replaced[] = [
  { says: '{{', isKey: false, in: /\{\{/ },
  { says: 'Ref', isKey: true, in: /^Ref$/ },
  { says: 'Fn::', isKey: true, in: /^Fn::/ },
];

const replaced: Readonly<Record<Tool, readonly Replaced[]>> = {
  CloudFormation: byCloudFormation,
  // The CDK's own tokens, and the one key that a JavaScript object literal does not keep.
  CDK: [...byCloudFormation, { says: 'Token[', isKey: false, in: /[$#]\{Token\[/ }, { says: '__proto__', isKey: true, in: /^__proto__$/ }],
};

const partsOf = (tree: Tree): { readonly keys: readonly string[]; readonly texts: readonly string[] } => {
  if (typeof tree === 'string') return { keys: [], texts: [tree] };
  const parts = Object.values(tree).map(partsOf);
  const own = Array.isArray(tree) ? [] : Object.keys(tree);
  return { keys: [...own, ...parts.flatMap(({ keys }) => keys)], texts: parts.flatMap(({ texts }) => texts) };
};
