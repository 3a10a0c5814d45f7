import { resourceOf, resourcesOf, synthesize } from './synthesized.ts';

it('each e-mail address is subscribed to the topic', () => {
  const subscriptions = resourcesOf(synthesize({ emails: ['a@example.com', 'b@example.com'] }), 'AWS::SNS::Subscription');
  expect([...subscriptions.values()].map(({ Protocol, Endpoint }) => [Protocol, Endpoint])).toEqual([
    ['email', 'a@example.com'],
    ['email', 'b@example.com'],
  ]);
});

it('without settings nobody is subscribed and no chat is configured', () => {
  const template = synthesize();
  expect(resourcesOf(template, 'AWS::SNS::Subscription').size).toBe(0);
  expect(resourcesOf(template, 'AWS::Chatbot::SlackChannelConfiguration').size).toBe(0);
});

describe('a channel of Amazon Q', () => {
  const template = synthesize({ amazonQ: { workspaceId: 'T07EA123LEP', channelId: 'C07EZ1ABC23' } });
  const channel = resourceOf(template, 'AWS::Chatbot::SlackChannelConfiguration');

  it('hears the topic', () => {
    expect(channel).toMatchObject({
      SlackWorkspaceId: 'T07EA123LEP',
      SlackChannelId: 'C07EZ1ABC23',
      SnsTopicArns: [{ Ref: expect.stringMatching(/^CountersignAlertsTopic/) }],
    });
  });

  it('can run nothing: its guardrail denies all, and its role has no policy', () => {
    expect(JSON.stringify(channel['GuardrailPolicies'])).toContain(':iam::aws:policy/AWSDenyAll');
    expect(resourceOf(template, 'AWS::IAM::Role', 'CountersignAlertsAmazonQ')).not.toHaveProperty('ManagedPolicyArns');
    expect([...resourcesOf(template, 'AWS::IAM::Policy').keys()].filter((id) => id.includes('AmazonQ'))).toEqual([]);
  });
});
