import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { longestMessage, messageLength } from '../../../lambda/core/grant/approval-message.ts';
import { revokeReasons } from '../../../lambda/core/grant/grant-state.ts';
import { type GrantParameters, grantPatterns, refusedParameter, triedKeys } from '../../../lambda/core/grant/runbook-parameters.ts';
import { grantParameters } from '../../runbooks/runbook-values.ts';

const documentSchema = z.object({
  parameters: z.record(z.string(), z.object({ allowedPattern: z.string().optional(), allowedValues: z.array(z.string()).optional() })),
  mainSteps: z.array(z.object({ name: z.string(), inputs: z.record(z.string(), z.unknown()) })),
});
const read = (name: string) => documentSchema.parse(parse(readFileSync(`lib/runbooks/${name}.yaml`, 'utf8')));
const grant = read('grant');

const parameters: GrantParameters = {
  ...grantParameters,
  PrincipalKind: 'role',
  Sensitive: 'no',
  ContextKey: 'aws:RequestedRegion',
};

describe('what is told to the runbook', () => {
  test('has the names that the document knows', () => expect(Object.keys(grant.parameters).sort()).toEqual(Object.keys(parameters).sort()));

  test('is refused here by the patterns with which Systems Manager refuses it there', () => {
    const there = Object.entries(grant.parameters).flatMap(([name, { allowedPattern }]) =>
      allowedPattern === undefined ? [] : [[name, allowedPattern]],
    );
    expect({ ...grantPatterns }).toEqual(Object.fromEntries(there));
    const values = Object.entries(grant.parameters).flatMap(([name, { allowedValues }]) =>
      allowedValues === undefined ? [] : [[name, allowedValues]],
    );
    expect(Object.fromEntries(values)).toEqual({
      PrincipalKind: ['role', 'user'],
      ContextKey: [...triedKeys],
      Sensitive: ['no', 'yes'],
    });
    expect(read('revoke').parameters['Reason']?.allowedValues).toEqual([...revokeReasons]);
  });

  test('every parameter of both documents has a pattern or a list of values', () => {
    for (const document of [grant, read('revoke')])
      for (const [name, { allowedPattern, allowedValues }] of Object.entries(document.parameters))
        expect([name, allowedPattern ?? allowedValues]).not.toEqual([name, undefined]);
  });

  test('is all right as it stands', () => expect(refusedParameter(parameters)).toBeNull());

  test.each([
    ['double braces in the policy', { PolicyDocument: parameters.PolicyDocument.replace('reports', '{{ Why }}') }],
    ['double braces in the reason', { Why: '{{ PolicyDocument }}' }],
    ['double braces in the resource', { Resource: 'arn:aws:s3:::{{ Why }}' }],
    ['a policy of another kind', { PolicyDocument: '{"Version":"2008-10-17","Statement":[]}' }],
    ['a character that is hidden by an escape', { PolicyDocument: parameters.PolicyDocument.replace('reports', '\\u002a') }],
    ['a line break in the policy', { PolicyDocument: `${parameters.PolicyDocument}\n` }],
    ['a letter that only looks alike', { PolicyDocument: parameters.PolicyDocument.replace('reports', 'rеports') }],
    ['a reserved form of a name', { PrincipalName: 'a/b' }],
    ['a wildcard as the principal', { PrincipalArn: 'arn:aws:iam::111122223333:role/*' }],
    ['an id of something else', { PrincipalId: 'ASIAEXAMPLE' }],
    ['another name for the policy', { PolicyName: 'AdministratorAccess' }],
    ['an end that is none', { EndsAt: 'never' }],
    ['a wildcard action', { Action: 's3:*' }],
  ])('refuses %s', (_, change) => expect(refusedParameter({ ...parameters, ...change })).not.toBeNull());
});

describe('the message to the approvers', () => {
  const template = z.string().parse(grant.mainSteps.find(({ name }) => name === 'AskApprovers')?.inputs['Message']);
  const rendered = template.replaceAll(/\{\{ ([\w:]+) \}\}/g, (_, name: string) =>
    name === 'automation:EXECUTION_ID' ? '4105a4fc-f944-4e6b-9d32-8fb2db27a909' : String(new Map(Object.entries(parameters)).get(name)),
  );

  test('is as long as the core counts it', () => expect(messageLength(parameters)).toBe(rendered.length));

  test('is the same for two approvers', () =>
    expect(grant.mainSteps.find(({ name }) => name === 'AskTwoApprovers')?.inputs['Message']).toBe(template));

  test('has who, what, why, the document, its hash, its end and both commands', () => {
    for (const part of [parameters.PrincipalArn, parameters.PrincipalId, parameters.PolicyName, parameters.Why, parameters.PolicyDocument])
      expect(rendered).toContain(part);
    for (const part of [parameters.DocumentSha256, parameters.EndsAt, parameters.DeniedEventId]) expect(rendered).toContain(part);
    expect(rendered).toContain('countersign approve cs-7k3q9m');
    expect(rendered).toContain('countersign reject cs-7k3q9m --reason');
    expect(rendered.length).toBeLessThanOrEqual(longestMessage);
    expect(rendered).not.toContain('{{');
  });
});
