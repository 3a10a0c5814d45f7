import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Countersign } from '../../lib/countersign.ts';
import { handlers } from './synthesized.ts';

const stackOf = (make: (stack: Stack) => void): Template => {
  const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'SomebodyElse');
  make(stack);
  return Template.fromStack(stack);
};

describe('in an app of somebody else', () => {
  it('the construct needs nothing but the path of the handler', () => {
    const template = stackOf((stack) => new Countersign(stack, 'Denials', { handlers }));
    template.resourceCountIs('AWS::Events::Rule', 5);
    template.resourceCountIs('AWS::SNS::Topic', 2);
    template.hasResource('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Retain' });
  });

  it('its parts can be used: subscriptions, the removal policy, twice in one stack', () => {
    const template = stackOf((stack) => {
      const one = new Countersign(stack, 'One', { handlers, removalPolicy: RemovalPolicy.DESTROY, alarms: false, dashboard: false });
      one.alerts.owners.addSubscription(new EmailSubscription('payments@example.com'));
      new Countersign(stack, 'Two', { handlers, selfTest: false });
    });
    template.hasResourceProperties('AWS::SNS::Subscription', { Endpoint: 'payments@example.com' });
    template.hasResource('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Delete' });
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  });

  // With statements minimized CDK merges what it can, and the reasons must still stand beside their findings.
  it.each([true, false])('it is clean by cdk-nag, feature flags on: %s', (on) => {
    const context = { 'aws:cdk:bundling-stacks': [], '@aws-cdk/aws-iam:minimizePolicies': on, '@aws-cdk/core:enablePartitionLiterals': on };
    const stack = new Stack(new App({ context }), 'SomebodyElse', { env: { account: '111122223333', region: 'eu-west-1' } });
    new Countersign(stack, 'Denials', { handlers, slackWebhook: '/countersign/slack' });
    const { violations } = new AwsSolutionsChecks(stack).validateScope(stack);
    expect(violations.map(({ ruleName, violatingResources }) => `${ruleName} at ${JSON.stringify(violatingResources)}`)).toEqual([]);
  });
});
