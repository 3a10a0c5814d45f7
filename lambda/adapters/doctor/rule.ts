import { DescribeRuleCommand, type EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

/** The rule on the default bus. (EventBridge API reference, DescribeRule) */
export const readRuleWith =
  (client: EventBridgeClient): DoctorPorts['readRule'] =>
  (name) =>
    look('events:DescribeRule', async () => {
      const { State = 'unknown', EventPattern = '{}' } = await client.send(new DescribeRuleCommand({ Name: name }));
      return { state: State, pattern: EventPattern };
    });

/** What EventBridge itself says of a pattern. (EventBridge API reference, TestEventPattern) */
export const testPatternWith =
  (client: EventBridgeClient): DoctorPorts['testPattern'] =>
  (pattern, samples) =>
    look('events:TestEventPattern', () =>
      Promise.all(
        samples.map(async ({ name, mustMatch, event }) => {
          const { Result = false } = await client.send(
            new TestEventPatternCommand({ EventPattern: pattern, Event: JSON.stringify(event) }),
          );
          return { name, mustMatch, matches: Result };
        }),
      ),
    );
