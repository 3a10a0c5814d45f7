import {
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  NoSuchEntityException,
} from '@aws-sdk/client-iam';
import { DescribeDocumentCommand, GetDocumentCommand, InvalidDocument, ListDocumentVersionsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { readAttachmentsWith, readPrincipalWith, readRunbookWith } from '../../../lambda/adapters/doctor/approvals.ts';

const iam = mockClient(IAMClient);
const ssm = mockClient(SSMClient);
beforeEach(() => {
  iam.reset();
  ssm.reset();
});
const dates = { Path: '/', CreateDate: new Date(0) };
const account = 'arn:aws:iam::111122223333';

test.each([
  ['a role', `${account}:role/teams/oncall`],
  ['a session of a role', 'arn:aws:sts::111122223333:assumed-role/oncall/ana'],
])('%s is looked up by the role’s name, and IAM’s ARN is told', async (_, arn) => {
  iam
    .on(GetRoleCommand, { RoleName: 'oncall' })
    .resolves({ Role: { ...dates, RoleName: 'oncall', RoleId: 'AROA', Arn: `${account}:role/teams/oncall` } });
  expect(await readPrincipalWith(new IAMClient({}))(arn)).toEqual({ kind: 'seen', value: `${account}:role/teams/oncall` });
});

test('a user is looked up by its name; one that is gone is none', async () => {
  const gone = new NoSuchEntityException({ message: 'gone', $metadata: {} });
  iam
    .on(GetUserCommand, { UserName: 'lena' })
    .resolvesOnce({ User: { ...dates, UserName: 'lena', UserId: 'AIDA', Arn: `${account}:user/lena` } })
    .rejects(gone);
  const read = readPrincipalWith(new IAMClient({}));
  expect(await read(`${account}:user/leads/lena`)).toEqual({ kind: 'seen', value: `${account}:user/lena` });
  expect(await read(`${account}:user/leads/lena`)).toEqual({ kind: 'seen', value: null });
});

test('a role’s policies are all told, attached and within it', async () => {
  iam
    .on(ListAttachedRolePoliciesCommand, { RoleName: 'automation' })
    .resolves({ AttachedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/X' }] });
  iam.on(ListRolePoliciesCommand, { RoleName: 'automation' }).resolves({ PolicyNames: ['DefaultPolicy'] });
  expect(await readAttachmentsWith(new IAMClient({}))(`${account}:role/automation`)).toEqual({
    kind: 'seen',
    value: { attached: ['arn:aws:iam::aws:policy/X'], inline: ['DefaultPolicy'] },
  });
});

test('a runbook is told with its content as JSON and the versions beside the default one', async () => {
  ssm.on(DescribeDocumentCommand, { Name: 'Countersign-grant' }).resolves({ Document: { Status: 'Active' } });
  ssm.on(GetDocumentCommand, { Name: 'Countersign-grant', DocumentFormat: 'JSON' }).resolves({ Content: '{}' });
  ssm.on(ListDocumentVersionsCommand).resolves({
    DocumentVersions: [
      { DocumentVersion: '10', IsDefaultVersion: false },
      { DocumentVersion: '11', IsDefaultVersion: true },
      { DocumentVersion: '9' },
    ],
  });
  expect(await readRunbookWith(new SSMClient({}))('Countersign-grant')).toEqual({
    kind: 'seen',
    value: { status: 'Active', content: '{}', otherVersions: ['9', '10'] },
  });
});

test('a runbook that Systems Manager does not know is none, and a refusal says what is needed', async () => {
  const read = readRunbookWith(new SSMClient({}));
  ssm.on(DescribeDocumentCommand).rejectsOnce(new InvalidDocument({ message: 'none', $metadata: {} }));
  expect(await read('x')).toEqual({ kind: 'seen', value: null });
  ssm.on(DescribeDocumentCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  expect(await read('x')).toMatchObject({ kind: 'refused', needs: 'ssm:DescribeDocument, ssm:GetDocument, ssm:ListDocumentVersions' });
});
