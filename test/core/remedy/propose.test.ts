import { explainOne } from '../../explain-text.ts';

const principal = 'arn:aws:sts::111122223333:assumed-role/app/i-0abc';
const sentence = (action: string, resource: string | null, reason: string, who = principal): string =>
  `User: ${who} is not authorized to perform: ${action}${resource === null ? '' : ` on resource: ${resource}`} ${reason}`;
const noIdentity = (action: string): string => `because no identity-based policy allows the ${action} action`;
const remedyOf = async (text: string) => (await explainOne(text)).remedy;

describe('a grant', () => {
  test('is one statement with the exact action and resource', async () => {
    const remedy = await remedyOf(sentence('sqs:sendmessage', 'arn:aws:sqs:eu-west-1:111122223333:q', noIdentity('sqs:sendmessage')));
    expect(remedy.policy).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:111122223333:q' }],
    });
  });

  test('has a wildcard only where the action has no resource-level permissions, and says why', async () => {
    const remedy = await remedyOf(sentence('ec2:DescribeInstances', null, noIdentity('ec2:DescribeInstances')));
    expect(remedy).toMatchObject({ kind: 'grant', policy: { Statement: [{ Resource: '*' }] } });
    expect(remedy.warnings.join(' ')).toMatch(/has no resource-level permissions/);
  });

  test.each([
    ['the resource is not named', sentence('sqs:sendmessage', null, noIdentity('sqs:sendmessage'))],
    ['the resource is masked', sentence('sqs:sendmessage', 'arn:aws:sqs:eu-west-1:xxxxxxxxxxxx:q', noIdentity('sqs:sendmessage'))],
    [
      'the principal is masked',
      sentence(
        'sqs:sendmessage',
        'arn:aws:sqs:eu-west-1:111122223333:q',
        noIdentity('sqs:sendmessage'),
        'arn:aws:sts::<acct>:assumed-role/app/x',
      ),
    ],
    ['the action is not known', sentence('sqs:Sendd', 'arn:aws:sqs:eu-west-1:111122223333:q', noIdentity('sqs:Sendd'))],
    [
      'the role is made by Identity Center',
      sentence(
        'sqs:sendmessage',
        'arn:aws:sqs:eu-west-1:111122223333:q',
        noIdentity('sqs:sendmessage'),
        'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_X_0123456789abcdef/a',
      ),
    ],
    [
      'the role is service-linked',
      sentence(
        'sqs:sendmessage',
        'arn:aws:sqs:eu-west-1:111122223333:q',
        noIdentity('sqs:sendmessage'),
        'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/a',
      ),
    ],
    [
      'the session is federated',
      sentence(
        'sqs:sendmessage',
        'arn:aws:sqs:eu-west-1:111122223333:q',
        noIdentity('sqs:sendmessage'),
        'arn:aws:sts::111122223333:federated-user/bob',
      ),
    ],
    [
      'the caller is root',
      sentence('sqs:sendmessage', 'arn:aws:sqs:eu-west-1:111122223333:q', noIdentity('sqs:sendmessage'), 'arn:aws:iam::111122223333:root'),
    ],
  ])('is not offered when %s, and why is said', async (_, text) => {
    const remedy = await remedyOf(text);
    expect(remedy).toMatchObject({ kind: 'advice', policy: null });
    expect(remedy.warnings.join(' ')).toMatch(/No grant is offered: /);
  });

  test.each([
    'with an explicit deny in an identity-based policy',
    'with an explicit deny in a resource-based policy',
    'with an explicit deny in a permissions boundary',
    'with an explicit deny in a service control policy',
    'with an explicit deny in a resource control policy',
    'with an explicit deny in a session policy',
    'with an explicit deny in a VPC endpoint policy',
    'with an explicit deny',
    'because no permissions boundary allows the sqs:sendmessage action',
    'because no service control policy allows the sqs:sendmessage action',
    'because no session policy allows the sqs:sendmessage action',
    'because no VPC endpoint policy allows the sqs:sendmessage action',
  ])('is never offered for a refusal "%s"', async (reason) => {
    const remedy = await remedyOf(sentence('sqs:sendmessage', 'arn:aws:sqs:eu-west-1:111122223333:q', reason));
    expect(remedy).toMatchObject({ kind: 'advice', policy: null });
    expect(remedy.steps.length).toBeGreaterThan(1);
  });

  test('suffices for a missing Allow of a resource policy in the same account, not across accounts', async () => {
    const reason = 'because no resource-based policy allows the SNS:Publish action';
    expect(await remedyOf(sentence('SNS:Publish', 'arn:aws:sns:eu-west-1:111122223333:t', reason))).toMatchObject({ kind: 'grant' });
    const across = await remedyOf(sentence('SNS:Publish', 'arn:aws:sns:eu-west-1:444455556666:t', reason));
    expect(across).toMatchObject({ kind: 'advice', policy: null });
    expect(across.steps.join(' ')).toMatch(/both sides must allow/);
  });

  test('never suffices for a key policy', async () => {
    const remedy = await remedyOf(
      sentence(
        'kms:Decrypt',
        'arn:aws:kms:eu-west-1:111122223333:key/1234',
        'because no resource-based policy allows the kms:Decrypt action',
      ),
    );
    expect(remedy).toMatchObject({ kind: 'advice', policy: null });
  });

  test('says that another policy may deny next', async () => {
    const remedy = await remedyOf(sentence('sqs:sendmessage', 'arn:aws:sqs:eu-west-1:111122223333:q', noIdentity('sqs:sendmessage')));
    expect(remedy.warnings.join(' ')).toMatch(/other policies may deny after this one/);
  });
});

describe('advice', () => {
  test('for the left-over MFA device is to delete the device, not to edit the policy', async () => {
    const remedy = await remedyOf(
      'User: arn:aws:iam::123456789012:user/Diego is not authorized to perform: iam:DeleteVirtualMFADevice on resource: arn:aws:iam::123456789012:mfa/Diego with an explicit deny',
    );
    expect(remedy.steps.join('\n')).toContain('aws iam delete-virtual-mfa-device --serial-number arn:aws:iam::123456789012:mfa/Diego');
    expect(remedy.summary).toMatch(/do not edit policies/);
  });

  test('for a role of Identity Center names the permission set and its commands', async () => {
    const text = sentence(
      'sqs:sendmessage',
      'arn:aws:sqs:eu-west-1:111122223333:q',
      noIdentity('sqs:sendmessage'),
      'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_PowerUser_0123456789abcdef/a',
    );
    const remedy = await remedyOf(text);
    expect(remedy.summary).toContain('permission set PowerUser');
    expect(remedy.steps.join('\n')).toContain('aws sso-admin put-inline-policy-to-permission-set');
  });

  test('for a role that cannot be assumed has the checklist of the guide', async () => {
    const text = sentence(
      'sts:AssumeRole',
      'arn:aws:iam::444455556666:role/audit',
      'because no role trust policy allows the sts:AssumeRole action',
    );
    const steps = (await remedyOf(text)).steps.join('\n');
    for (const word of ['MFA', 'sts:ExternalId', 'sts:SourceIdentity', 'aws:CurrentTime', 'sts:TagSession', '12 hours', 'role chaining'])
      expect(steps).toContain(word);
  });

  test('shell words from an event are quoted', async () => {
    const text = sentence('s3:GetObject', '"arn:aws:s3:::b/$(reboot);x"', '');
    const steps = (await remedyOf(text)).steps.join('\n');
    expect(steps).toContain("'arn:aws:s3:::b/$(reboot);x'");
  });
});
