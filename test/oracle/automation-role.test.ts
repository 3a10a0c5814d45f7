import { account, approving } from '../lib/approve-settings.ts';
import { resourcesOf, synthesize } from '../lib/synthesized.ts';
import { administrator, askBothSides, askEngine, type TriedRequest } from './ask-engine.ts';
import { allowedToAutomation, bob, developer, grant, notAllowedToAutomation, refusedToAutomation } from './automation-requests.ts';
import { ownRoleArn, policiesOfRole } from './synthesized-policies.ts';

const protectedPrincipals = ['arn:aws:iam::*:role/break-glass*', `arn:aws:iam::${account}:user/platform/*`];
const template = synthesize({ ...approving, protectedPrincipals });
const policies = policiesOfRole(template, /AutomationRole/);
const session = `${ownRoleArn('CountersignRemediationAutomationRole').replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/Automation-1`;
const cases = (requests: Readonly<Record<string, TriedRequest>>): [string, TriedRequest][] => Object.entries(requests);

describe('the automation role may not, as it is synthesized', () => {
  test('there are its policies to try, and at least 40 requests', () => {
    expect(policies).toHaveLength(1);
    expect(cases(refusedToAutomation).length).toBeGreaterThanOrEqual(40);
  });

  test.each(cases({ ...refusedToAutomation, ...notAllowedToAutomation }))('%s', async (_, request) => {
    expect(await askEngine(session, policies, request)).toMatch(/Denied$/);
  });
});

describe('the automation role may not, even where somebody attached AdministratorAccess to it', () => {
  test.each(cases(refusedToAutomation))('%s', async (_, request) => {
    const { overall, identity } = await askBothSides(session, [...policies, administrator], request);
    expect(overall).toMatch(/Denied$/);
    // In another account it is that account's policies that say no.
    if (!request.resource.includes('444455556666')) expect(identity).toBe('ExplicitlyDenied');
  });
});

describe('the automation role may', () => {
  test.each(cases(allowedToAutomation))('%s', async (_, request) => {
    expect(await askEngine(session, policies, request)).toBe('Allowed');
  });

  test('it asks the approvers, and encrypts the question', async () => {
    const [topic] = [...resourcesOf(template, 'AWS::SNS::Topic').keys()].filter((id) => id.includes('Approvals'));
    const requests = [
      { action: 'sns:Publish', resource: `arn:aws:sns:us-east-1:${account}:${topic}` },
      { action: 'kms:GenerateDataKey', resource: `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab` },
      { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab` },
    ];
    for (const request of requests) expect([request, await askEngine(session, policies, request)]).toEqual([request, 'Allowed']);
  });
});

const boundary = `arn:aws:iam::${account}:policy/developer-boundary`;
const attaching = (resource: string, context: Readonly<Record<string, string>>): TriedRequest => ({
  action: resource === bob ? 'iam:AttachUserPolicy' : 'iam:AttachRolePolicy',
  resource,
  context: { 'iam:PolicyARN': grant, ...context },
});

describe('with the setting onlyPrincipalsTagged, a grant is attached', () => {
  const tagged = policiesOfRole(synthesize({ ...approving, onlyPrincipalsTagged: { key: 'countersign', value: 'yes' } }), /AutomationRole/);

  test.each([
    ['to a role with the tag', attaching(developer, { 'aws:ResourceTag/countersign': 'yes' }), 'Allowed'],
    ['to a user with the tag', attaching(bob, { 'aws:ResourceTag/countersign': 'yes' }), 'Allowed'],
    ['not to a role without it', attaching(developer, {}), 'ImplicitlyDenied'],
    ['not to a role with another value', attaching(developer, { 'aws:ResourceTag/countersign': 'no' }), 'ImplicitlyDenied'],
    ['not to a role with the value under another key', attaching(developer, { 'aws:ResourceTag/other': 'yes' }), 'ImplicitlyDenied'],
    ['not to a user without it', attaching(bob, {}), 'ImplicitlyDenied'],
    [
      'and no other policy, whatever the tag says',
      {
        ...attaching(developer, { 'aws:ResourceTag/countersign': 'yes' }),
        context: { 'iam:PolicyARN': boundary, 'aws:ResourceTag/countersign': 'yes' },
      },
      'ExplicitlyDenied',
    ],
    ['and taken back whatever the tag says now', { ...attaching(developer, {}), action: 'iam:DetachRolePolicy' }, 'Allowed'],
  ])('%s', async (_, request, verdict) => {
    expect(await askEngine(session, tagged, request)).toBe(verdict);
  });
});

describe('with the setting requiredBoundary, a grant is attached', () => {
  const bounded = policiesOfRole(synthesize({ ...approving, requiredBoundary: boundary }), /AutomationRole/);

  test.each([
    ['to a role with the boundary', attaching(developer, { 'iam:PermissionsBoundary': boundary }), 'Allowed'],
    ['not to a role without a boundary', attaching(developer, {}), 'ImplicitlyDenied'],
    ['not to a role with another boundary', attaching(developer, { 'iam:PermissionsBoundary': `${boundary}-2` }), 'ImplicitlyDenied'],
    ['not to a user without a boundary', attaching(bob, {}), 'ImplicitlyDenied'],
    ['and taken back without one', { ...attaching(developer, {}), action: 'iam:DetachRolePolicy' }, 'Allowed'],
  ])('%s', async (_, request, verdict) => {
    expect(await askEngine(session, bounded, request)).toBe(verdict);
  });
});
