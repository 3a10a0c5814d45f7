import type { PolicyDocument } from '../policy-document.ts';

/** A document as the printers see it: text, lists and maps, no other kind of value. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** The document in its own order: what is deployed from code is what was approved. */
export const treeOf = ({ Version, Statement }: PolicyDocument): { readonly [key: string]: Tree } => ({
  Version,
  Statement: Statement.map(statementTree),
});

export const statementTree = (statement: PolicyDocument['Statement'][number]): { readonly [key: string]: Tree } => ({ ...statement });

export const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree);

/** Fits on its key's line: text, or something empty. */
export const isOneLine = (tree: Tree): boolean => typeof tree === 'string' || Object.keys(tree).length === 0;

/**
 * Words that stand without quotes as keys of HCL, YAML and TypeScript, and as YAML's values. `Null` is a condition operator of IAM,
 * and null in YAML 1.1; `Yes`, `On` and their like are booleans there. (YAML 1.1 type repository)
 */
export const isPlainWord = (text: string): boolean =>
  /^[A-Z][A-Za-z0-9]*$/.test(text) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text);
