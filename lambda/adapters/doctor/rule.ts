import { DescribeRuleCommand, type EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

const call = (fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.sqs',
    account: '111122223333',
    time: '2026-11-21T10:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail: { eventSource: 'sqs.amazonaws.com', eventName: 'ListQueues', readOnly: true, userIdentity: { type: 'IAMUser' }, ...fields },
  });

/** The rule, and what EventBridge itself says of its pattern. (EventBridge API reference, DescribeRule, TestEventPattern) */
export const readRuleWith =
  (client: EventBridgeClient): DoctorPorts['readRule'] =>
  (name) =>
    look('events:DescribeRule, events:TestEventPattern', async () => {
      const { State = 'unknown', EventPattern = '{}' } = await client.send(new DescribeRuleCommand({ Name: name }));
      const matches = async (Event: string): Promise<boolean> =>
        (await client.send(new TestEventPatternCommand({ EventPattern, Event }))).Result ?? false;
      return { state: State, matchesDenial: await matches(call({ errorCode: 'AccessDenied' })), matchesSuccess: await matches(call({})) };
    });
