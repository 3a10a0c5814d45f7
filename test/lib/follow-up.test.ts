import * as z from 'zod';
import { grantSettingsSchema } from '../../lambda/core/grant/grant-settings.ts';
import { readFollowUpSettings, readTriageSettings } from '../../lambda/handlers/settings.ts';
import type { CountersignSettings } from '../../lib/countersign-settings.ts';
import { deployed, ownRoleArn } from '../oracle/synthesized-policies.ts';
import { account, approving } from './approve-settings.ts';
import { matchesPattern } from './event-pattern.ts';
import { resourceOf, resourcesOf, type SynthesizedTemplate, synthesize } from './synthesized.ts';

const advise = synthesize();
const approve = synthesize(approving);
const functions = ['CountersignTriage', 'CountersignFollowUpOutcome', 'CountersignFollowUpSweep'];

const variablesOf = (template: SynthesizedTemplate, idStart: string): Readonly<Record<string, string>> => {
  const { Environment } = resourceOf(template, 'AWS::Lambda::Function', idStart);
  return z.object({ Variables: z.record(z.string(), z.string()) }).parse(deployed(Environment, template)).Variables;
};

const grantsOf = (settings: Partial<CountersignSettings>) => {
  const template = synthesize({ ...approving, ...settings });
  return grantSettingsSchema.parse(JSON.parse(variablesOf(template, 'CountersignTriage')['GRANTS'] ?? ''));
};

describe('sweep', () => {
  const tasksOf = (template: SynthesizedTemplate) =>
    [...resourcesOf(template, 'AWS::Scheduler::Schedule').values()].map(({ ScheduleExpression, ScheduleExpressionTimezone, Target }) => [
      z.object({ Input: z.string() }).parse(Target).Input,
      ScheduleExpression,
      ScheduleExpressionTimezone,
    ]);
  const quiet = ['{"task":"quiet"}', 'cron(30 3 * * ? *)', 'UTC'];
  const digest = ['{"task":"digest"}', 'cron(0 9 ? * MON-FRI *)', 'UTC'];

  it('sends the digest on weekdays and resolves what fell silent once a day; in the mode approve it goes through grants every hour', () => {
    expect(tasksOf(advise)).toEqual([digest, quiet]);
    expect(tasksOf(approve)).toEqual([['{"task":"grants"}', 'rate(1 hour)', 'UTC'], digest, quiet]);
  });

  it('sends the digest when the setting says, or never', () => {
    expect(tasksOf(synthesize({ digest: { cron: 'cron(30 7 * * ? *)', timeZone: 'Europe/Berlin' } }))).toEqual([
      ['{"task":"digest"}', 'cron(30 7 * * ? *)', 'Europe/Berlin'],
      quiet,
    ]);
    expect(tasksOf(synthesize({ digest: null }))).toEqual([quiet]);
  });

  it('is started by the schedules of this account only', () => {
    const role = resourceOf(advise, 'AWS::IAM::Role', 'CountersignFollowUpSweepSchedulerRole');
    expect(role['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    });
  });
});

describe('outcome', () => {
  const rule = resourceOf(approve, 'AWS::Events::Rule', 'CountersignFollowUpOutcome');
  const event = (Definition: string) => ({
    source: 'aws.ssm',
    'detail-type': 'EC2 Automation Execution Status-change Notification',
    detail: { ExecutionId: '333ba70b-2333-48db-b17e-a5e69c6f4d1c', Definition, DefinitionVersion: 1, Status: 'Success' },
  });

  it.each(['Countersign-grant', 'Countersign-revoke'])('hears of every status of %s', (document) => {
    expect(matchesPattern(rule['EventPattern'], event(document))).toBe(true);
  });

  it.each([
    ['another runbook', event('AWS-RestartEC2Instance')],
    ['a runbook whose name begins alike', event('Countersign-grant-2')],
    ['a single step', { ...event('Countersign-grant'), 'detail-type': 'EC2 Automation Step Status-change Notification' }],
    ['an event that somebody else sends', { ...event('Countersign-grant'), source: 'my.own' }],
  ])('does not hear of %s', (_, other) => {
    expect(matchesPattern(rule['EventPattern'], other)).toBe(false);
  });

  it('loses no event: neither one that cannot be delivered, nor one on which it fails', () => {
    const letters = { 'Fn::GetAtt': [expect.stringMatching(/^CountersignDenialsDeadLetters/), 'Arn'] };
    expect(rule['Targets']).toMatchObject([{ DeadLetterConfig: { Arn: letters }, RetryPolicy: { MaximumRetryAttempts: 20 } }]);
    expect(resourceOf(approve, 'AWS::Lambda::Function', 'CountersignFollowUpOutcome')).toMatchObject({
      DeadLetterConfig: { TargetArn: letters },
    });
  });

  it('is not there in the mode advise', () => {
    expect([...resourcesOf(advise, 'AWS::Lambda::Function').keys()].map((id) => id.replace(/Function[0-9A-F]{8}$/, ''))).toEqual([
      'CountersignTriage',
      'CountersignFollowUpSweep',
    ]);
  });
});

describe('what functions are told of grants', () => {
  it('is the same for all three, and for the commands by an output', () => {
    const told = functions.map((idStart) => variablesOf(approve, idStart)['GRANTS']);
    expect(new Set([...told, deployed(approve.Outputs['GrantSettings']?.Value, approve)]).size).toBe(1);
    expect(Object.keys(approve.Outputs)).toEqual(
      expect.arrayContaining(['ApprovalTopicArn', 'AutomationRoleArn', 'GrantSettings', 'RunbookHashes']),
    );
  });

  it('is understood by the handlers, and is nothing in the mode advise', () => {
    const region = { AWS_REGION: 'eu-west-1' };
    expect(readTriageSettings({ ...variablesOf(approve, 'CountersignTriage'), ...region }).GRANTS).toMatchObject({ account });
    for (const idStart of functions.slice(1))
      expect(readFollowUpSettings({ ...variablesOf(approve, idStart), ...region })).toMatchObject({ MODE: 'approve', GRANTS: { account } });
    expect(readFollowUpSettings({ ...variablesOf(advise, 'CountersignFollowUpSweep'), ...region })).not.toHaveProperty('GRANTS');
    expect(readTriageSettings({ ...variablesOf(advise, 'CountersignTriage'), ...region })).not.toHaveProperty('GRANTS');
    expect(Object.keys(advise.Outputs)).not.toContain('GrantSettings');
  });

  it('brings each setting as it was written', () => {
    const settings = {
      minApprovals: 2,
      minSensitiveApprovals: 3,
      approvalHours: 5,
      grantDays: 7,
      mostAskedPerDay: 1,
      startedBy: 'triage',
    } as const;
    const { grantDays: days, ...rest } = settings;
    expect(grantsOf(settings)).toMatchObject({ ...rest, days, approvers: approving.approvers, grantDocument: 'Countersign-grant' });
    expect(grantsOf({ permanentGrants: true }).days).toBeNull();
  });

  it("protects Countersign's own roles, the approvers, and whom the settings name", () => {
    const { protectedPrincipals } = grantsOf({ protectedPrincipals: ['arn:aws:iam::*:role/break-glass*'] });
    const own = ['RemediationAutomation', 'Triage', 'FollowUpOutcome', 'FollowUpSweep', 'FollowUpSweepScheduler', 'SelfTest'];
    expect([...protectedPrincipals].sort()).toEqual(
      [
        ...own.map((name) => ownRoleArn(`Countersign${name}Role`)),
        `arn:aws:iam::${account}:role/oncall`,
        `arn:aws:iam::${account}:user/leads/lena`,
        `arn:aws:iam::${account}:role/security`,
        `arn:aws:iam::${account}:role/*/security`,
        'arn:aws:iam::*:role/break-glass*',
      ].sort(),
    );
  });

  it('fits into a function with the longest names that the rest can have, or is refused before Lambda refuses it', () => {
    const most = (approvers: number, accounts: number) => ({
      ...approving,
      slackWebhook: `arn:aws-us-gov:secretsmanager:us-gov-west-1:${account}:secret:${'s'.repeat(60)}-AbCdEf`,
      approvers: Array.from({ length: approvers }, (_, index) => `arn:aws:iam::${account}:role/${'a'.repeat(50)}${index}`),
      accounts: Object.fromEntries(Array.from({ length: accounts }, (_, index) => [String(100_000_000_000 + index), `account-${index}`])),
    });
    const bytes = (template: SynthesizedTemplate): number =>
      Object.entries(variablesOf(template, 'CountersignTriage')).reduce(
        (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(lengthened(value)),
        0,
      );
    const fits = [0, 20, 40, 50, 55, 60, 65, 70].filter((accounts) => {
      try {
        expect(bytes(synthesize(most(8, accounts)))).toBeLessThanOrEqual(4096);
        return true;
      } catch (error) {
        expect(String(error)).toContain('take');
        return false;
      }
    });
    expect(fits.length).toBeGreaterThan(0);
    expect(() => synthesize(most(10, 100))).toThrow(/take \d+ bytes/);
  });
});

/** The longest names that CloudFormation gives to ours: 64 characters of a role's, in the partition with the longest name. */
const lengthened = (value: string): string =>
  value.replaceAll(/arn:aws:iam::\d{12}:role\/Countersign\w+/g, `arn:aws-us-gov:iam::${account}:role/${'r'.repeat(64)}`);

it('the mode approve without approvers is no stack, whoever makes it', () => {
  expect(() => synthesize({ mode: 'approve' })).toThrow('approvers: in the mode "approve" somebody must decide, and nobody is named');
  expect(() => synthesize({ ...approving, minApprovals: 4, minSensitiveApprovals: 4 })).toThrow(
    '4 approvals are needed and 3 approvers are named',
  );
});
