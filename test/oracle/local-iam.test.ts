import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import fc from 'fast-check';
import { contextOf } from '../../lambda/adapters/local/iam/policy/condition-holds.ts';
import { decideAccess, type NamedPolicy, type Verdict } from '../../lambda/adapters/local/iam/policy/decide-access.ts';
import { readPolicy } from '../../lambda/adapters/local/iam/policy/policy-document.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

interface Case {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | string[]>>;
  readonly identity: readonly Statement[];
  readonly boundary: readonly Statement[] | null;
  readonly serviceControl: readonly (readonly Statement[])[];
}

const documentOf = (statements: readonly Statement[]) => ({ Version: '2012-10-17', Statement: statements });

const namedPolicy = (statements: readonly Statement[]): NamedPolicy => {
  const read = readPolicy(JSON.stringify(documentOf(statements)));
  if (read.kind === 'malformed') throw new Error(read.says);
  return { name: 'policy', statements: read.statements };
};

const decideHere = ({ action, resource, context, identity, boundary, serviceControl }: Case): Verdict =>
  decideAccess(
    {
      identity: [namedPolicy(identity)],
      boundary: boundary && namedPolicy(boundary),
      serviceControl: serviceControl.map((statements) => [namedPolicy(statements)]),
    },
    { action, resource, context: contextOf(context) },
  ).verdict;

const verdicts: Readonly<Record<string, Verdict>> = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitDeny',
  ImplicitlyDenied: 'implicitDeny',
};

/** The engine of somebody else (AGPL: an oracle in tests, nothing more). */
const decideThere = ({ action, resource, context, identity, boundary, serviceControl }: Case): Verdict | string => {
  const result = runUnsafeSimulation(
    {
      request: {
        principal: 'arn:aws:iam::111122223333:role/Developer',
        action,
        resource: { resource, accountId: '111122223333' },
        contextVariables: Object.fromEntries(Object.entries(context)),
      },
      identityPolicies: [{ name: 'identity', policy: documentOf(identity) }],
      serviceControlPolicies: serviceControl.map((statements, level) => ({
        orgIdentifier: `level${level}`,
        policies: [{ name: 'scp', policy: documentOf(statements) }],
      })),
      resourceControlPolicies: [],
      ...(boundary ? { permissionBoundaryPolicies: [{ name: 'boundary', policy: documentOf(boundary) }] } : {}),
    },
    {},
  );
  return verdicts[result] ?? result;
};

const actions = ['s3:GetObject', 's3:PutObject', 'iam:AttachRolePolicy', 'ec2:StartInstances'] as const;
const resources = [
  'arn:aws:s3:::reports/2026/q1.csv',
  'arn:aws:s3:::reports/2026/a:b',
  'arn:aws:iam::111122223333:role/Developer',
  'arn:aws:iam::111122223333:role/countersign/Automation',
  'arn:aws:ec2:us-east-1:111122223333:instance/i-1',
] as const;
const actionPatterns = ['*', 's3:*', 's3:Get*', 'S3:getobject', 's3:?utObject', 'iam:*Policy', 'ec2:St*', 'ec2:StartInstance', ...actions];
const resourcePatterns = [
  '*',
  'arn:aws:s3:::reports/*',
  'arn:aws:s3:::reports/2026/q?.csv',
  'arn:aws:s3:::*/q1.csv',
  'arn:aws:*:*:*:instance/*',
  'arn:aws:iam::*:role/Dev*',
  'arn:aws:iam::111122223333:role/countersign/*',
  'arn:*:iam::111122223333:*',
  'arn:aws:s3:::reports/2026/*:b',
  // Only a wildcard that reached over a colon would find the second resource.
  'arn:aws:s3:*:reports/2026/a:b',
  ...resources,
];

/** Operators with a key, and values that are sometimes met. */
const conditions: readonly (readonly [readonly string[], string, readonly string[]])[] = [
  [
    ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    'aws:PrincipalTag/Team',
    ['red', 'RED', 'blue'],
  ],
  [['StringLike', 'StringNotLike'], 'aws:PrincipalTag/Team', ['r*', '?ed', 'x*', 'r.d']],
  [
    ['ArnLike', 'ArnEquals', 'ArnNotLike', 'ArnNotEquals'],
    'iam:PolicyARN',
    ['arn:aws:iam::111122223333:policy/countersign/*', 'arn:aws:iam::*:policy/Admin*'],
  ],
  [['Bool'], 'aws:MultiFactorAuthPresent', ['true', 'false']],
  [
    ['DateLessThan', 'DateGreaterThan', 'DateLessThanEquals', 'DateGreaterThanEquals'],
    'aws:CurrentTime',
    ['2026-03-15T10:00:00Z', '2020-01-01T00:00:00Z'],
  ],
  [['IpAddress', 'NotIpAddress'], 'aws:SourceIp', ['10.0.0.0/8', '192.0.2.7/32', '192.0.2.7']],
  [['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericGreaterThanEquals'], 's3:max-keys', ['10', '5']],
  [['Null'], 'aws:PrincipalTag/Team', ['true', 'false']],
];
const setOperators = [
  'ForAnyValue:StringEquals',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringLike',
  'ForAllValues:StringNotEquals',
  'ForAnyValue:StringNotEquals',
];

const singleCondition = fc.constantFrom(...conditions).chain(([operators, key, values]) =>
  fc
    .record({ operator: fc.constantFrom(...operators), ifExists: fc.boolean(), wanted: fc.subarray([...values], { minLength: 1 }) })
    .map(({ operator, ifExists, wanted }) => ({
      [operator + (ifExists && operator !== 'Null' ? 'IfExists' : '')]: { [key]: operator === 'Null' ? wanted[0] : wanted },
    })),
);
const setCondition = fc
  .record({ operator: fc.constantFrom(...setOperators), wanted: fc.subarray(['Team', 'Cost*', 'Stage'], { minLength: 1 }) })
  .map(({ operator, wanted }) => ({ [operator]: { 'aws:TagKeys': wanted } }));
const condition = fc.oneof({ arbitrary: fc.constant({}), weight: 3 }, { arbitrary: singleCondition, weight: 3 }, setCondition);

const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    actionElement: fc.constantFrom('Action', 'Action', 'NotAction'),
    action: fc.uniqueArray(fc.constantFrom(...actionPatterns), { minLength: 1, maxLength: 2 }),
    resourceElement: fc.constantFrom('Resource', 'Resource', 'NotResource'),
    resource: fc.uniqueArray(fc.constantFrom(...resourcePatterns), { minLength: 1, maxLength: 2 }),
    Condition: condition,
  })
  .map(({ Effect, actionElement, action, resourceElement, resource, Condition }) => ({
    Effect,
    [actionElement]: action,
    [resourceElement]: resource,
    Condition,
  }));
/** Everything, under a condition now and then: else most cases would be refused for want of an Allow. */
const broad: fc.Arbitrary<Statement> = condition.map((Condition) => ({ Effect: 'Allow', Action: '*', Resource: '*', Condition }));
const statements = fc
  .tuple(fc.array(statement, { minLength: 1, maxLength: 2 }), fc.option(broad, { nil: null }))
  .map(([some, all]) => (all ? [...some, all] : some));

const context = fc
  .record(
    {
      'aws:PrincipalTag/Team': fc.constantFrom('red', 'blue', 'green'),
      'iam:PolicyARN': fc.constantFrom('arn:aws:iam::111122223333:policy/countersign/x', 'arn:aws:iam::aws:policy/AdministratorAccess'),
      'aws:MultiFactorAuthPresent': fc.constantFrom('true', 'false'),
      'aws:CurrentTime': fc.constantFrom('2026-03-01T10:00:00Z', '2026-03-15T10:00:00Z', '2026-04-01T00:00:00Z'),
      'aws:SourceIp': fc.constantFrom('10.1.2.3', '192.0.2.7', '198.51.100.1'),
      's3:max-keys': fc.constantFrom('5', '10', '20'),
      'aws:TagKeys': fc.subarray(['Team', 'CostCenter', 'Stage'], { minLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));

const anyCase: fc.Arbitrary<Case> = fc.record({
  action: fc.constantFrom(...actions),
  resource: fc.constantFrom(...resources),
  context,
  identity: statements,
  boundary: fc.option(statements, { nil: null }),
  serviceControl: fc.array(statements, { maxLength: 2 }),
});

test('the local IAM decides as the engine of somebody else, whatever the policies', () => {
  const seen: Record<string, number> = {};
  fc.assert(
    fc.property(anyCase, (one) => {
      const here = decideHere(one);
      seen[here] = (seen[here] ?? 0) + 1;
      expect(here).toBe(decideThere(one));
    }),
    { numRuns: 3000, seed: 4 },
  );
  // Nothing is said by a comparison that only ever sees refusals.
  for (const verdict of ['allowed', 'explicitDeny', 'implicitDeny']) expect(seen[verdict]).toBeGreaterThan(300);
});

describe('each operator alone decides as there, on each value and on none', () => {
  const wantedOf = (values: readonly string[]): readonly (readonly string[])[] => [...values.map((value) => [value]), values];
  const sets = setOperators.map((operator) => [[operator], 'aws:TagKeys', ['Team', 'Cost*', 'Stage']] as const);
  const found: Readonly<Record<string, readonly (string | string[])[]>> = {
    'aws:PrincipalTag/Team': ['red', 'RED', 'blue', 'r', ''],
    'iam:PolicyARN': ['arn:aws:iam::111122223333:policy/countersign/x', 'arn:aws:iam::aws:policy/AdministratorAccess'],
    'aws:MultiFactorAuthPresent': ['true', 'false', 'True'],
    'aws:CurrentTime': ['2026-03-15T10:00:00Z', '2026-03-15T09:59:59Z', '2019-12-31T23:59:59+01:00'],
    'aws:SourceIp': ['10.255.0.1', '11.0.0.1', '192.0.2.7', '192.0.2.8'],
    's3:max-keys': ['5', '5.0', '10', '7'],
    'aws:TagKeys': [['Team'], ['CostCenter', 'Team'], ['Owner'], ['Team', 'Owner'], ['Cost*']],
  };

  test.each([...conditions, ...sets].flatMap(([operators, key, values]) => operators.map((operator) => [operator, key, values] as const)))(
    '%s %s',
    (operator, key, values) => {
      const names = operator === 'Null' || operator.startsWith('ForAnyValue') ? [operator] : [operator, `${operator}IfExists`];
      for (const name of names)
        for (const wanted of wantedOf(values))
          for (const value of [undefined, ...(found[key] ?? [])])
            for (const Effect of ['Allow', 'Deny'] as const) {
              const one: Case = {
                action: 's3:GetObject',
                resource: 'arn:aws:s3:::reports/2026/q1.csv',
                context: value === undefined ? {} : { [key]: value },
                identity: [
                  { Effect, Action: '*', Resource: '*', Condition: { [name]: { [key]: wanted } } },
                  ...(Effect === 'Deny' ? [{ Effect: 'Allow', Action: '*', Resource: '*' } as const] : []),
                ],
                boundary: null,
                serviceControl: [],
              };
              expect([name, wanted, value, decideHere(one)]).toEqual([name, wanted, value, decideThere(one)]);
            }
    },
  );
});
