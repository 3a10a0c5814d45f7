import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { resourceOf, resourcesOf, synthesize } from './synthesized.ts';

const alarms = resourcesOf(synthesize(), 'AWS::CloudWatch::Alarm');
const sections = [...readFileSync('docs/runbooks.md', 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
const namedSections = [...alarms.values()].map(
  ({ AlarmDescription }) => /docs\/runbooks\.md, "(.+)"\.$/.exec(z.string().parse(AlarmDescription))?.[1],
);

it('each alarm names its section of the runbooks, and each section has its alarm', () => {
  expect([...new Set(namedSections)].sort()).toEqual([...sections].sort());
});

it('each alarm is told on the topic and stays quiet where there is nothing to measure', () => {
  for (const alarm of alarms.values()) {
    expect(alarm).toMatchObject({
      AlarmActions: [{ Ref: expect.stringMatching(/^CountersignAlertsTopic/) }],
      TreatMissingData: 'notBreaching',
    });
  }
});

it('a single dead letter is an alarm within a minute', () => {
  const alarm = resourceOf(synthesize(), 'AWS::CloudWatch::Alarm', 'CountersignAlarmsDeadLetters');
  expect(alarm).toMatchObject({
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [expect.stringMatching(/^CountersignDenialsDeadLetters/), 'QueueName'] } }],
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Threshold: 1,
    Period: 60,
    EvaluationPeriods: 1,
  });
});

it.each([
  ['Delay', 'ApproximateAgeOfOldestMessage', { 'Fn::GetAtt': [expect.stringMatching(/^CountersignDenialsQueue/), 'QueueName'] }],
  ['Errors', 'Errors', { Ref: expect.stringMatching(/^CountersignTriageFunction/) }],
  ['Throttles', 'Throttles', { Ref: expect.stringMatching(/^CountersignTriageFunction/) }],
  ['NotDelivered', 'NumberOfNotificationsFailed', { 'Fn::GetAtt': [expect.stringMatching(/^CountersignAlertsTopic/), 'TopicName'] }],
  [
    'NotDeliveredToOwners',
    'NumberOfNotificationsFailed',
    { 'Fn::GetAtt': [expect.stringMatching(/^CountersignAlertsOwners/), 'TopicName'] },
  ],
])('the alarm %s is about what it says', (name, MetricName, Value) => {
  const named = [...alarms].filter(([id]) => new RegExp(`^CountersignAlarms${name}[0-9A-F]{8}$`).test(id)).map(([, alarm]) => alarm);
  expect(named).toEqual([expect.objectContaining({ MetricName, Dimensions: [expect.objectContaining({ Value })] })]);
});

it('unusual numbers of denials are found against what is usual, not against a fixed number', () => {
  const alarm = resourceOf(synthesize(), 'AWS::CloudWatch::Alarm', 'CountersignAlarmsUnusualDenials');
  expect(JSON.stringify(alarm['Metrics'])).toContain('ANOMALY_DETECTION_BAND');
  expect(alarm).not.toHaveProperty('Threshold');
});

it('alarms and dashboard can be left out', () => {
  const template = synthesize({ alarms: false, dashboard: false });
  expect(resourcesOf(template, 'AWS::CloudWatch::Alarm').size).toBe(0);
  expect(resourcesOf(template, 'AWS::CloudWatch::Dashboard').size).toBe(0);
});

it('the dashboard shows denials by cause and by policy type, and incidents by status', () => {
  const body = JSON.stringify(resourceOf(synthesize(), 'AWS::CloudWatch::Dashboard'));
  for (const dimension of ['cause', 'policyType', 'status']) expect(body).toContain(`{Countersign,service,${dimension}}`);
});
