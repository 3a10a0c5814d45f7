import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type IamState, readIamState } from '../../lambda/adapters/local/iam/iam-state.ts';
import { fillRunbook } from '../../lambda/adapters/local/runbook/fill-runbook.ts';
import { type Runbook, readRunbook } from '../../lambda/adapters/local/runbook/runbook.ts';

export const account = '111122223333';
export const start = '2026-03-01T10:00:00.000Z';
export const approvers = [`arn:aws:iam::${account}:role/Approver`, `arn:aws:iam::${account}:user/leads/Lena`];
/** Callers who count for the two, and one who does not. */
export const ana = `arn:aws:sts::${account}:assumed-role/Approver/ana`;
export const lena = `arn:aws:iam::${account}:user/leads/Lena`;
export const stranger = `arn:aws:sts::${account}:assumed-role/Developer/mallory`;
export const automationRole = `arn:aws:iam::${account}:role/countersign/CountersignAutomation`;
export const topic = `arn:aws:sns:us-east-1:${account}:AutomationCountersignApprovals`;

const grantPolicyArn = `arn:aws:iam::${account}:policy/countersign/{{ PolicyName }}`;

/** What lib puts in the places of the documents' `${Names}`. */
export const runbookValues = {
  AutomationRoleArn: automationRole,
  MostOtherPolicies: 9,
  ContextOfAttaching: [{ ContextKeyName: 'iam:PolicyARN', ContextKeyType: 'string', ContextKeyValues: [grantPolicyArn] }],
  ApprovalTimeoutSeconds: 86_400,
  ApprovalsTopicArn: topic,
  Approvers: approvers,
  MinApprovals: 1,
  MinSensitiveApprovals: 2,
  GrantPolicyArn: grantPolicyArn,
};

/** One of the real documents, filled in; `values` in place of those above. */
export const realRunbook = (name: 'grant' | 'revoke', values: Readonly<Record<string, unknown>> = {}): Runbook =>
  readRunbook(fillRunbook(readFileSync(`lib/runbooks/${name}.yaml`, 'utf8'), { ...runbookValues, ...values }));

const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Countersign',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::reports/2026/*',
      Condition: { DateLessThan: { 'aws:CurrentTime': '2026-03-15T10:00:00Z' } },
    },
  ],
});
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const policyName = `Countersign-cs-7k3q9m-${sha256(document).slice(0, 8)}`;
export const policyArn = `arn:aws:iam::${account}:policy/countersign/${policyName}`;

export const grantParameters = {
  IncidentId: 'cs-7k3q9m',
  Fingerprint: '5f0c'.repeat(16),
  PrincipalKind: 'role',
  PrincipalArn: `arn:aws:iam::${account}:role/Developer`,
  PrincipalName: 'Developer',
  PrincipalId: 'AROAEXAMPLEDEVELOPER1',
  PolicyName: policyName,
  PolicyDocument: document,
  DocumentSha256: sha256(document),
  EndsAt: '2026-03-15T10:00:00Z',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::reports/2026/q1.csv',
  ContextValue: 'us-east-1',
  TriedAt: '2026-03-08T10:00:00Z',
  Why: 'no identity-based policy allows the s3:GetObject action; 12 times in 10 minutes',
  DeniedEventId: '9a4f2c55-6f0e-4c71-9b6e-5f3c2b1a0d11',
  Sensitive: 'no',
};

/** The same for a user with a path. */
export const userParameters = {
  ...grantParameters,
  PrincipalKind: 'user',
  PrincipalArn: `arn:aws:iam::${account}:user/teams/Bob`,
  PrincipalName: 'Bob',
  PrincipalId: 'AIDAEXAMPLEBOB1',
};

export const revokeParameters = {
  IncidentId: 'cs-7k3q9m',
  Fingerprint: '5f0c'.repeat(16),
  PrincipalKind: 'role',
  PrincipalName: 'Developer',
  PolicyName: policyName,
  Reason: 'revoked',
};

/** An account as these tests find it. The role of the runbooks is as narrow as lib makes it. */
export const account1: IamState = readIamState(`
account: '${account}'
roles:
  - { RoleName: Developer, RoleId: AROAEXAMPLEDEVELOPER1, AttachedPolicies: [{ PolicyArn: 'arn:aws:iam::${account}:policy/Base' }] }
  - { RoleName: Ops, RoleId: AROAEXAMPLEOPS1 }
  - { RoleName: Approver, RoleId: AROAEXAMPLEAPPROVER1 }
  - { RoleName: AWSReservedSSO_Dev_0123456789abcdef, RoleId: AROAEXAMPLESSO1, Path: /aws-reserved/sso.amazonaws.com/ }
  - RoleName: CountersignAutomation
    Path: /countersign/
    RoleId: AROAEXAMPLEAUTOMATION
    InlinePolicies:
      - PolicyName: grants
        PolicyDocument:
          Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action: [iam:GetRole, iam:GetUser, iam:ListAttachedRolePolicies, iam:ListAttachedUserPolicies, iam:SimulatePrincipalPolicy]
              Resource: '*'
            - Effect: Allow
              Action: [iam:CreatePolicy, iam:DeletePolicy, iam:TagPolicy, iam:GetPolicy]
              Resource: arn:aws:iam::${account}:policy/countersign/*
            - Effect: Allow
              Action: [iam:AttachRolePolicy, iam:DetachRolePolicy, iam:AttachUserPolicy, iam:DetachUserPolicy]
              Resource: [arn:aws:iam::${account}:role/*, arn:aws:iam::${account}:user/*]
              Condition: { ArnLike: { iam:PolicyARN: arn:aws:iam::${account}:policy/countersign/* } }
            - Effect: Deny
              Action: [iam:AttachRolePolicy, iam:AttachUserPolicy]
              Resource:
                - arn:aws:iam::${account}:role/aws-reserved/*
                - arn:aws:iam::${account}:role/aws-service-role/*
                - arn:aws:iam::${account}:role/countersign/*
                - arn:aws:iam::${account}:role/Approver
users:
  - { UserName: Bob, UserId: AIDAEXAMPLEBOB1, Path: /teams/ }
  - { UserName: Lena, UserId: AIDAEXAMPLELENA1, Path: /leads/ }
policies:
  - PolicyName: Base
    Arn: arn:aws:iam::${account}:policy/Base
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 's3:ListBucket', Resource: '*' }] }
`);
