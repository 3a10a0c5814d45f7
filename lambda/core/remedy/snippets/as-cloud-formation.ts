import { indented } from './bracketed.ts';
import type { CodeInput } from './code-input.ts';
import { isList, isOneLine, isPlainWord, type Tree, treeOf } from './policy-tree.ts';
import { yamlText } from './quoted-text.ts';
import { snippetComment } from './snippet-comment.ts';
import { snippetNames } from './snippet-names.ts';
import { templateTextIn } from './template-text.ts';

/**
 * A whole template with one AWS::IAM::Policy, which takes the name of a role or user that another stack, or no stack, made.
 * Instead of a template a comment, where CloudFormation would replace text in the document.
 * (CloudFormation template reference, AWS::IAM::Policy)
 */
export const asCloudFormation = (input: CodeInput): string => {
  const template = templateTextIn(input, 'CloudFormation');
  const notes = template === null ? [deploying] : [`Not printed: CloudFormation would replace "${template}" in it. Use the JSON form.`];
  const lines = snippetComment(input, '#', notes);
  return `${[...lines, ...(template === null ? mapLines(templateOf(input)) : [])].join('\n')}\n`;
};

const deploying =
  'A template of its own, or one resource for the template that has the rest. Deploying needs --capabilities CAPABILITY_NAMED_IAM.';

const templateOf = ({ policy, principal, incident }: CodeInput): { readonly [key: string]: Tree } => {
  const { logicalId, policyName } = snippetNames(incident);
  const attached = principal.kind === 'role' ? { Roles: [principal.name] } : { Users: [principal.name] };
  const properties = { PolicyName: policyName, ...attached, PolicyDocument: treeOf(policy) };
  return { Resources: { [logicalId]: { Type: 'AWS::IAM::Policy', Properties: properties } } };
};

const mapLines = (map: { readonly [key: string]: Tree }): string[] =>
  Object.entries(map).flatMap(([key, value]) => {
    const lines = blockLines(value);
    return isOneLine(value) ? [`${scalar(key)}: ${lines.join('')}`] : [`${scalar(key)}:`, ...indented(lines)];
  });

const blockLines = (tree: Tree): string[] => {
  if (typeof tree === 'string') return [scalar(tree)];
  if (isList(tree)) return tree.length === 0 ? ['[]'] : tree.flatMap(itemLines);
  return Object.keys(tree).length === 0 ? ['{}'] : mapLines(tree);
};

const itemLines = (item: Tree): string[] => {
  const [first = '', ...rest] = blockLines(item);
  return [`- ${first}`, ...indented(rest)];
};

const scalar = (text: string): string => (isPlainWord(text) ? text : yamlText(text));
