import fc from 'fast-check';
import { newEc2Resources } from '../../../lambda/core/guard/aws-own-wildcards/new-ec2-resources.ts';
import { escalationActions } from '../../../lambda/core/guard/escalation/escalation-actions.ts';
import { isWithheld } from '../../../lambda/core/guard/guard-grant.ts';
import type { PolicyStatement } from '../../../lambda/core/remedy/policy-document.ts';
import { grant, judge } from './grants.ts';

const harmless: readonly PolicyStatement[] = [
  grant('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:q'),
  grant(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::b/k', 'arn:aws:s3:::b']),
  grant('ec2:DescribeInstances', '*', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
];
const exact = 'arn:aws:iam::111122223333:role/app';

/** The same action as somebody might spell it to hide it. */
const anyCase = (action: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: action.length, maxLength: action.length })
    .map((upper) => Array.from(action, (letter, at) => (upper[at] === true ? letter.toUpperCase() : letter.toLowerCase())).join(''));

/** A string, a list of one, or a list of several with harmless neighbours. */
const anyForm = (value: string, neighbours: readonly string[]): fc.Arbitrary<string | readonly string[]> =>
  fc.oneof(
    fc.constant(value),
    fc.constant([value]),
    fc.shuffledSubarray([...neighbours]).chain((others) => fc.nat(others.length).map((at) => others.toSpliced(at, 0, value))),
  );

const among = (statement: fc.Arbitrary<PolicyStatement>): fc.Arbitrary<readonly PolicyStatement[]> =>
  fc
    .tuple(statement, fc.shuffledSubarray([...harmless]), fc.nat())
    .map(([bad, others, at]) => others.toSpliced(at % (others.length + 1), 0, bad));

const neverGranted = async (documents: fc.Arbitrary<readonly PolicyStatement[]>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(documents, async (statements) => isWithheld(await judge(statements))),
    { numRuns: 300 },
  );

test('the harmless statements pass by themselves: what is stopped below is stopped for its own sake', async () => {
  expect(isWithheld(await judge(harmless))).toBe(false);
});

test('no document with an escalating action passes, whatever its case, form, place and resource', async () => {
  const actions = escalationActions.flatMap((group) => group.actions);
  await neverGranted(
    among(
      fc
        .constantFrom(...actions, 'iam:PassRole', 'kms:CreateGrant')
        .chain(anyCase)
        .chain((action) => fc.tuple(anyForm(action, ['sqs:SendMessage', 's3:GetObject']), fc.constantFrom(exact, '*', 'arn:aws:s3:::b')))
        .map(([action, resource]) => grant(action, resource)),
    ),
  );
});

test('no document with a wildcard in an action passes', async () => {
  const pattern = fc
    .tuple(fc.constantFrom('s3:Get', 'iam:', '', 'sqs:Send', 'ec2:Describe'), fc.constantFrom('*', '?', '**', '?ssage'))
    .map((parts) => parts.join(''));
  await neverGranted(among(pattern.chain((action) => anyForm(action, ['sqs:SendMessage'])).map((action) => grant(action, exact))));
});

test('no document passes whose resource has a wildcard in any place, save the forms that AWS writes', async () => {
  const arns = [
    'arn:aws:sqs:eu-west-1:111122223333:orders',
    'arn:aws:s3:::bucket/folder/key',
    'arn:aws:iam::111122223333:role/app',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i',
  ];
  const widened = fc
    .tuple(fc.constantFrom(...arns), fc.nat(), fc.constantFrom('*', '?'), fc.boolean())
    .map(
      ([arn, place, sign, replace]) => arn.slice(0, place % (arn.length + 1)) + sign + (replace ? '' : arn.slice(place % (arn.length + 1))),
    );
  await neverGranted(
    among(
      fc
        .tuple(fc.constantFrom('s3:GetObject', 'sqs:SendMessage', 'sts:AssumeRole', 'dynamodb:Query'), widened)
        .chain(([action, resource]) => anyForm(resource, [exact]).map((resources) => grant(action, resources))),
    ),
  );
});

test('no EC2 call gets a wildcard on what it does not make', async () => {
  const types = [
    'instance',
    'volume',
    'subnet',
    'security-group',
    'image',
    'key-pair',
    'snapshot',
    'network-interface',
    'vpc',
    'elastic-ip',
  ];
  const calls = [
    'RunInstances',
    'CreateVolume',
    'AttachVolume',
    'TerminateInstances',
    'CreateSnapshot',
    'AssociateAddress',
    'DeleteVolume',
    'ModifyInstanceAttribute',
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...calls), fc.constantFrom(...types), async (call, type) => {
      const results = await judge([grant(`ec2:${call}`, `arn:aws:ec2:eu-west-1:111122223333:${type}/*`)]);
      const makes = newEc2Resources.get(`ec2:${call.toLowerCase()}`)?.includes(`ec2:${type}/*`) ?? false;
      return isWithheld(results) === !makes;
    }),
  );
});

test('no document with template text or a policy variable in any text passes', async () => {
  const planted = fc
    .tuple(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('{{', '}}', '$', '{{ x }}').map((sign) => (sign === '$' ? ['$', '{aws:username}'].join('') : sign)),
      fc.string({ maxLength: 12 }),
    )
    .map((parts) => parts.join(''));
  const statement = planted.chain((text) =>
    fc.constantFrom<PolicyStatement>(
      grant('sqs:SendMessage', `arn:aws:sqs:eu-west-1:111122223333:${text}`),
      grant('s3:GetObject', ['arn:aws:s3:::b/k', `arn:aws:s3:::b/${text}`]),
      grant('ec2:DescribeInstances', '*', { StringEquals: { 'aws:RequestedRegion': text } }),
      grant('ec2:DescribeInstances', '*', { StringEquals: { [`aws:PrincipalTag/${text}`]: 'x' } }),
      grant(`sqs:${text}`, exact),
      { ...grant('sqs:SendMessage', exact), Sid: text },
    ),
  );
  await neverGranted(among(statement));
});

test('no text of any kind makes the guards throw', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('arn:', 'arn:aws:s3:::', '*', '::::::', 'arn:aws:ec2:a:b:instance/*'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text), fc.array(text), fc.array(text), async (actions, resources, protectedPrincipals) => {
      const results = await judge([grant(actions, resources)], { protectedPrincipals });
      return results.length >= 11;
    }),
  );
});
