import * as z from 'zod';
import { approving } from './approve-settings.ts';
import { matchesPattern } from './event-pattern.ts';
import { resourceOf, resourcesOf, synthesize } from './synthesized.ts';

const template = synthesize();
const approvingTemplate = synthesize(approving);
const rules = resourcesOf(template, 'AWS::Events::Rule');
const calls = resourceOf(template, 'AWS::Events::Rule', 'CountersignSourceCalls');

/** The longest ARN that a role can have: 64 characters of name, the partition with the longest name. */
const roleArn = (start: string): string => `arn:aws-us-gov:iam::111122223333:role/${start.padEnd(64, 'r')}`;
/** A pattern as it is deployed: each role's ARN in the place of the reference to it. */
const withRoleArns = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value).replaceAll(/\{"Fn::GetAtt":\["Countersign(\w+)Role\w*","Arn"\]\}/g, (_, of: string) =>
      JSON.stringify(roleArn(of)),
    ),
  );

it('sees read-only events: most denials are of Describe, Get and List', () => {
  expect(calls['State']).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
});

it('the other rules see what is not from CloudTrail and need no more than to be enabled', () => {
  const states = [...rules].filter(([id]) => !id.startsWith('CountersignSourceCalls')).map(([, { State }]) => State);
  expect(states).toEqual(['ENABLED', 'ENABLED', 'ENABLED', 'ENABLED']);
});

it('the rules are on the default bus, the only one to which AWS sends', () => {
  expect([...rules.values()].filter((rule) => 'EventBusName' in rule)).toEqual([]);
});

it.each([
  ['advise', template],
  ['approve', approvingTemplate],
])('no pattern is longer than the 2,048 characters that EventBridge takes, with all own roles to leave out: %s', (_, of) => {
  const lengths = [...resourcesOf(of, 'AWS::Events::Rule').values()].map(
    (rule) => JSON.stringify(withRoleArns(rule['EventPattern'])).length,
  );
  expect(Math.max(...lengths)).toBeLessThanOrEqual(2048);
});

it.each([
  ['advise', template, ['Triage', 'FollowUpSweep']],
  ['approve', approvingTemplate, ['Triage', 'FollowUpOutcome', 'FollowUpSweep', 'RemediationAutomation']],
])("the pattern that is deployed leaves out the pipeline's own roles and nobody else's: the self-test is to be seen (%s)", (_, of, own) => {
  const pattern = withRoleArns(resourceOf(of, 'AWS::Events::Rule', 'CountersignSourceCalls')['EventPattern']);
  const refused = (arn: string) => ({
    'detail-type': 'AWS API Call via CloudTrail',
    detail: { errorCode: 'AccessDenied', userIdentity: { type: 'AssumedRole', sessionContext: { sessionIssuer: { arn } } } },
  });
  const roles = [...resourcesOf(of, 'AWS::IAM::Role').keys()].map((id) => id.replace(/^Countersign(\w+)Role[0-9A-F]{8}$/, '$1'));
  expect(roles.filter((role) => !matchesPattern(pattern, refused(roleArn(role)))).sort()).toEqual([...own].sort());
  expect(roles).toContain('SelfTest');
  expect(matchesPattern(pattern, refused('arn:aws:iam::111122223333:role/Developer'))).toBe(true);
});

it('every rule brings its events to the queue, and what cannot be delivered to the dead-letter queue', () => {
  const target = z.strictObject({
    Id: z.string(),
    Arn: z.object({ 'Fn::GetAtt': z.tuple([z.string().startsWith('CountersignDenialsQueue'), z.literal('Arn')]) }),
    DeadLetterConfig: z.object({
      Arn: z.object({ 'Fn::GetAtt': z.tuple([z.string().startsWith('CountersignDenialsDeadLetters'), z.literal('Arn')]) }),
    }),
  });
  for (const rule of rules.values()) expect(z.array(target).length(1).safeParse(rule['Targets']).error).toBeUndefined();
});
