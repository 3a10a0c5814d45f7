import { type BracketStyle, bracketed, indented } from './bracketed.ts';
import type { CodeInput } from './code-input.ts';
import { statementTree } from './policy-tree.ts';
import { typescriptText } from './quoted-text.ts';
import { snippetComment } from './snippet-comment.ts';
import { type SnippetNames, snippetNames } from './snippet-names.ts';
import { templateTextIn } from './template-text.ts';

const typescript: BracketStyle = { text: typescriptText, assign: ': ', entryEnd: ',', aligned: false };

/**
 * A module with one function, to be called in a stack: it compiles as it stands, and takes the role or user as a construct where the
 * stack has it. `minimize: false`, because the CDK's feature flag would merge statements and the document would no longer be the
 * one that was approved. Instead of a module a comment, where the CDK or CloudFormation would replace text in the document.
 * (AWS CDK API reference, PolicyDocumentProps.minimize, Role.fromRoleName, User.fromUserName)
 */
export const asCdk = (input: CodeInput): string => {
  const template = templateTextIn(input, 'CDK');
  if (template !== null) {
    return `${snippetComment(input, '//', [`Not printed: the CDK would replace "${template}" in it. Use the JSON form.`]).join('\n')}\n`;
  }
  const { kind } = input.principal;
  const names = snippetNames(input.incident);
  const calling = `In a stack of that account: ${names.functionName}(this), or ${names.functionName}(this, ${kind}) where the stack has the ${kind} itself.`;
  return [...snippetComment(input, '//', [calling]), ...moduleLines(input, names), ''].join('\n');
};

const moduleLines = ({ policy, principal }: CodeInput, names: SnippetNames): string[] => {
  const { kind, name } = principal;
  const type = kind === 'role' ? 'Role' : 'User';
  const imported = `iam.${type}.from${type}Name(scope, '${names.logicalId}${type}', ${typescriptText(name)})`;
  return [
    "import * as iam from 'aws-cdk-lib/aws-iam';",
    "import type { Construct } from 'constructs';",
    '',
    `export const ${names.functionName} = (`,
    '  scope: Construct,',
    `  ${kind}: iam.I${type} = ${imported},`,
    '): iam.Policy =>',
    `  new iam.Policy(scope, '${names.logicalId}', {`,
    `    policyName: ${typescriptText(names.policyName)},`,
    `    ${kind}s: [${kind}],`,
    '    document: new iam.PolicyDocument({',
    '      minimize: false,',
    '      statements: [',
    ...indented(policy.Statement.flatMap(statementLines), '        '),
    '      ],',
    '    }),',
    '  });',
  ];
};

const statementLines = (statement: CodeInput['policy']['Statement'][number]): string[] => {
  const [first = '', ...rest] = bracketed(statementTree(statement), typescript);
  return [`iam.PolicyStatement.fromJson(${first}`, ...rest.slice(0, -1), `${rest.at(-1) ?? ''}),`];
};
