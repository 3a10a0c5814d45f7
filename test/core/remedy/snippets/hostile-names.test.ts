import fc from 'fast-check';
import { parse } from 'yaml';
import type { PolicyDocument } from '../../../../lambda/core/remedy/policy-document.ts';
import { asCode } from '../../../../lambda/core/remedy/snippets/as-code.ts';
import { hostileInput } from './hostile-input.ts';
import { readHcl } from './read-hcl.ts';
import { synthesize } from './run-cdk.ts';

const codeLines = (source: string, mark: '#' | '//'): string[] =>
  source.split('\n').filter((line) => line !== '' && !line.startsWith(mark));
const isWholeAscii = (lines: readonly string[]): boolean => lines.every((line) => /^[\x20-\x7e]*$/.test(line));
const sameText = (value: unknown): string => JSON.stringify(value);

/** What IAM does not tell apart, and the CDK writes in one way: a list of one and its item, things said twice. */
const asTheCdkWritesIt = ({ Version, Statement }: PolicyDocument): unknown => ({
  Statement: [...new Set(Statement.map((statement) => sameText(statementAsTheCdkWritesIt(statement))))].map((text) => JSON.parse(text)),
  Version,
});

const statementAsTheCdkWritesIt = ({ Action, Resource, Condition, Effect, Sid }: PolicyDocument['Statement'][number]): object => ({
  Action: oneOrSeveral(Action),
  Condition,
  Effect,
  Resource: oneOrSeveral(Resource),
  Sid,
});

const oneOrSeveral = (value: string | readonly string[]): string | readonly string[] => {
  const unique = [...new Set([value].flat())];
  return unique.length === 1 ? (unique[0] ?? '') : unique;
};

// The CDK itself refuses other actions and Sids.
const action = fc.constantFrom('s3:GetObject', 'iam:PassRole', 'ec2:RunInstances', 'sqs:SendMessage');
const plainSid = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/);

test('JSON reads back as the document', () => {
  fc.assert(
    fc.property(hostileInput(), (input) => {
      expect(sameText(JSON.parse(asCode('json', input)))).toBe(sameText(input.policy));
    }),
  );
});

test('CloudFormation reads back as one policy with the document, or is only a comment', () => {
  const seen = { template: 0, comment: 0 };
  fc.assert(
    fc.property(hostileInput(), (input) => {
      const source = asCode('cfn', input);
      const lines = codeLines(source, '#');
      expect(isWholeAscii(lines)).toBe(true);
      if (lines.length === 0) {
        seen.comment += 1;
        expect(sameText([input.policy, input.principal.name])).toMatch(/\{\{|"Ref":|"Fn::/);
        return;
      }
      seen.template += 1;
      const resources = parse(source, { version: '1.1' }).Resources;
      const [resource, ...others] = Object.values<Record<string, unknown>>(resources);
      expect(others).toEqual([]);
      expect(Object.keys(resources)[0]).toMatch(/^Grant[A-Za-z0-9]*$/);
      expect(sameText(resource)).toBe(
        sameText({
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: Object(resource?.['Properties']).PolicyName,
            [input.principal.kind === 'role' ? 'Roles' : 'Users']: [input.principal.name],
            PolicyDocument: input.policy,
          },
        }),
      );
    }),
    { numRuns: 300 },
  );
  expect(seen.template).toBeGreaterThan(100);
  expect(seen.comment).toBeGreaterThan(0);
});

test('Terraform reads back as one resource with the document, and no template begins in it', () => {
  fc.assert(
    fc.property(hostileInput(), (input) => {
      const source = asCode('terraform', input);
      expect(isWholeAscii(codeLines(source, '#'))).toBe(true);
      const [resource, ...others] = readHcl(source);
      const { kind, name } = input.principal;
      expect(others).toEqual([]);
      expect(resource?.type).toBe(`aws_iam_${kind}_policy`);
      expect(resource?.name).toMatch(/^grant_[a-z0-9_]*$/);
      expect(sameText(Object.entries(resource?.attributes ?? {}).slice(1))).toBe(
        sameText([
          [kind, name],
          ['policy', input.policy],
        ]),
      );
    }),
    { numRuns: 300 },
  );
});

test.each([true, false])('the CDK synthesizes one policy with the document and runs nothing else (minimizePolicies: %s)', (minimize) => {
  const seen = { template: 0, comment: 0 };
  fc.assert(
    fc.property(hostileInput(action, plainSid), (input) => {
      const source = asCode('cdk', { ...input, principal: { ...input.principal, name: 'ci-deployer' } });
      const lines = codeLines(source, '//');
      expect(isWholeAscii(lines)).toBe(true);
      if (lines.length === 0) {
        seen.comment += 1;
        return;
      }
      seen.template += 1;
      const template = synthesize(source, { minimize, validate: false });
      const [resource, ...others] = Object.values<Record<string, Record<string, unknown>>>(template['Resources']);
      expect(others).toEqual([]);
      expect(resource?.['Type']).toBe('AWS::IAM::Policy');
      expect(resource?.['Properties']?.[input.principal.kind === 'role' ? 'Roles' : 'Users']).toEqual(['ci-deployer']);
      expect(sameText(resource?.['Properties']?.['PolicyDocument'])).toBe(sameText(asTheCdkWritesIt(input.policy)));
      expect('broken' in globalThis).toBe(false);
    }),
    { numRuns: 60 },
  );
  expect(seen.template).toBeGreaterThan(20);
});

test('a hostile name of a role stays text in the CDK module', () => {
  fc.assert(
    fc.property(hostileInput(action, plainSid), ({ principal, ...input }) => {
      const policy: PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
      const source = asCode('cdk', { ...input, principal, policy });
      if (codeLines(source, '//').length === 0) return;
      const { Resources } = synthesizeOrRefuse(source);
      expect(Resources === null || Object.keys(Resources).length === 1).toBe(true);
      expect('broken' in globalThis).toBe(false);
    }),
    { numRuns: 60 },
  );
});

/** The CDK may refuse the name (an ARN cannot be made of it); running something else it may not. */
const synthesizeOrRefuse = (source: string): { readonly Resources: object | null } => {
  try {
    return { Resources: synthesize(source, { minimize: true, validate: false })['Resources'] };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ReferenceError || /Transform failed/.test(String(error))) throw error;
    return { Resources: null };
  }
};
