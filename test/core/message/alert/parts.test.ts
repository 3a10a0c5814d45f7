import { alertAttributes } from '../../../../lambda/core/message/alert/alert-attributes.ts';
import { alertFacts } from '../../../../lambda/core/message/alert/alert-facts.ts';
import { noticeOf } from '../../../../lambda/core/message/alert/notice.ts';
import type { Alert } from '../../../../lambda/core/message/alert.ts';
import type { PolicyDocument } from '../../../../lambda/core/remedy/policy-document.ts';
import { corpusCases } from '../../../corpus-cases.ts';
import { explainAll } from '../../../explain-text.ts';
import { representativeAlerts } from './alerts.ts';

const alertNamed = async (name: string): Promise<Alert> => {
  const alert = (await representativeAlerts())[name];
  if (alert === undefined) throw new Error(`no alert ${name}`);
  return alert;
};
const inDenial = (alert: Alert, denial: Partial<Alert['explanation']['denial']>): Alert => ({
  ...alert,
  explanation: { ...alert.explanation, denial: { ...alert.explanation.denial, ...denial } },
});
const urls = (alert: Alert): string[] => alertFacts(alert).links.map(({ url }) => url);

describe('links', () => {
  test('lead to the console of the partition', async () => {
    const alert = await alertNamed('a service');
    const arn = 'arn:aws-cn:iam::111122223333:user/ops/li.wei';
    const { principal } = alert.explanation.denial;
    expect(urls(inDenial(alert, { partition: 'aws-cn', region: 'cn-north-1', id: 'e-1', principal: { ...principal, arn } }))).toEqual([
      'https://console.amazonaws.cn/iam/home#/users/details/li.wei',
      'https://cn-north-1.console.amazonaws.cn/cloudtrailv2/home?region=cn-north-1#/events/e-1',
    ]);
    expect(urls(inDenial(alert, { partition: 'aws-us-gov', region: 'us-gov-west-1', id: 'e-1' }))).toEqual([
      'https://us-gov-west-1.console.amazonaws-us-gov.com/cloudtrailv2/home?region=us-gov-west-1#/events/e-1',
    ]);
    expect(urls(inDenial(alert, { partition: 'aws-iso-b' }))).toEqual([]);
  });

  test('take nothing for a Region that could be another host', async () => {
    for (const region of [
      'evil.example/',
      'us-east-1.evil.example',
      'us-east-1@evil.example',
      'evil.example/us-east-1',
      'x@y.us-east-1',
      'US-EAST-1',
      '',
      '../',
    ])
      expect(urls(inDenial(await alertNamed('a service'), { region }))).toEqual([]);
  });

  test('encode every value', async () => {
    const alert = await alertNamed('new, a grant');
    const { principal } = alert.explanation.denial;
    const arn = 'arn:aws:iam::111122223333:role/a?b=c#d)&<x> |"';
    expect(urls(inDenial(alert, { principal: { ...principal, arn } }))[0]).toBe(
      'https://console.aws.amazon.com/iam/home#/roles/details/a%3Fb%3Dc%23d%29%26%3Cx%3E%20%7C%22',
    );
  });
});

test('an incident that is about many resources of a kind says so beside the remedy for one of them', async () => {
  const alert = await alertNamed('new, a grant');
  const [first] = alert.explanation.authorizations;
  const about = (resource: string): readonly string[] => {
    const authorizations = first === undefined ? [] : [{ ...first, resource }];
    return alertFacts({ ...alert, explanation: { ...alert.explanation, authorizations } }).remedy.notes;
  };
  expect(about('arn:aws:s3:::reports/a.csv').join()).toContain('counts all of arn:aws:s3:::reports/*');
  expect(about('arn:aws:s3:::reports').join()).not.toContain('counts all of');
});

describe('commands', () => {
  test('save an event in a form that explain reads', async () => {
    const commands = alertFacts(await alertNamed('new, a grant')).commands.map(({ command }) => command);
    expect(commands).toEqual([
      'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventId,AttributeValue=ee5339d0-1766-5100-bf04-61ab11fa3299 --region eu-west-1 --output json > cs-e61e7a.json',
      'countersign explain cs-e61e7a.json',
      'countersign explain cs-e61e7a.json --as terraform',
      'countersign explain cs-e61e7a.json --whole-call',
    ]);
    const found = corpusCases.find(({ file }) => file === 'records/stated/identity-implicit-eks-describe-cluster.json');
    const output = { Events: [{ EventId: 'ee5339d0', EventName: 'DescribeCluster', CloudTrailEvent: JSON.stringify(found?.input) }] };
    const items = await explainAll(JSON.stringify(output, null, 4));
    expect(items.map((item) => item.kind === 'explained' && item.explanation.incident)).toEqual(['cs-e61e7a']);
  });

  test('look for a data event where it is, in the files of the trail, and no link leads to an empty page', async () => {
    const facts = alertFacts(inDenial(await alertNamed('new, a grant'), { eventCategory: 'Data' }));
    expect(facts.commands.map(({ command }) => command)).toEqual([
      'zgrep -h ee5339d0-1766-5100-bf04-61ab11fa3299 *.json.gz | countersign explain -',
    ]);
    expect(facts.links.map(({ label }) => label)).not.toContain('Event in CloudTrail');
  });

  test('on the incident hold nothing but an id of ours', async () => {
    const alert = await alertNamed('new, a grant');
    expect(alertFacts(alert).incidentCommands.map(({ command }) => command)).toEqual([
      'countersign show cs-e61e7a',
      'countersign snooze cs-e61e7a --for 4h',
    ]);
    expect(alertFacts({ ...alert, incident: { ...alert.incident, id: 'cs-$(id)0' } }).incidentCommands).toEqual([]);
  });

  test('are given only where the event is in CloudTrail and nothing but an id and a Region goes into them', async () => {
    const alert = await alertNamed('new, a grant');
    for (const denial of [{ carrier: 'backup' as const }, { id: 'x; rm -rf ~' }, { id: null }, { region: '$(id)' }, { region: null }])
      expect(alertFacts(inDenial(alert, denial)).commands).toEqual([]);
  });

  test('of a guardrail ask for the request text; of probing there are none, because one denial does not explain it', async () => {
    expect(alertFacts(await alertNamed('new, an SCP denies')).commands.at(-1)?.command).toMatch(
      /^countersign explain cs-\w+\.json --request-text$/,
    );
    expect(alertFacts(await alertNamed('probing, 17 actions')).commands).toEqual([]);
  });
});

test('a probing alert proposes nothing anywhere, though its last denial would have led to a grant', async () => {
  const alert = await alertNamed('probing, 17 actions');
  expect(alert.explanation.remedy.policy).not.toBeNull();
  const { email, json, attributes, slack, amazonQ } = noticeOf(alert);
  expect([email, JSON.stringify(slack), amazonQ].filter((text) => /Allow /.test(text))).toEqual([]);
  expect(JSON.parse(json)).toMatchObject({
    incident: { remedy: 'withheld' },
    explanation: { remedy: { kind: 'withheld', policy: null, wholeCall: null } },
  });
  expect(attributes['remedy']).toBe('withheld');
});

test('of 150 actions 40 are listed, the rest is counted, and the JSON has all', async () => {
  const alert = await alertNamed('probing, 150 actions');
  const { email, json, slack } = noticeOf(alert);
  expect(email.replace(/\n/g, ' ')).toContain('… (110 more: in the JSON message of the topic)');
  expect(JSON.stringify(slack)).toContain('… (138 more: in the JSON message of the topic)');
  expect(JSON.parse(json).probing.actions).toHaveLength(150);
});

describe('a long policy', () => {
  const longPolicy = (statements: number): PolicyDocument => ({
    Version: '2012-10-17',
    Statement: Array.from({ length: statements }, (_, index) => ({
      Sid: `Statement${index}`,
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::bucket-${index}/*`,
    })),
  });
  const withPolicy = async (statements: number): Promise<Alert> => {
    const alert = await alertNamed('new, a grant');
    const remedy = { ...alert.explanation.remedy, policy: longPolicy(statements) };
    return { ...alert, explanation: { ...alert.explanation, remedy } };
  };

  test('is cut with the number of lines and where the rest is', async () => {
    const { email, slack, amazonQ } = noticeOf(await withPolicy(50));
    expect(email).toContain('… (245 more lines: run countersign explain cs-e61e7a.json)');
    expect(JSON.stringify(slack)).toContain('… (44 more lines: run countersign explain cs-e61e7a.json)');
    expect(amazonQ).toContain('… (44 more lines: run countersign explain cs-e61e7a.json)');
  });

  test('is whole in the JSON as long as it fits, and named in cut when it does not', async () => {
    const read = (text: string) => JSON.parse(text);
    const fits = read(noticeOf(await withPolicy(300)).json);
    expect([fits.cut, fits.explanation.remedy.policy.Statement.length]).toEqual([[], 300]);
    const cut = read(noticeOf(await withPolicy(5000)).json);
    expect(cut.cut).toContain('explanation.remedy.policy.Statement: 500 of 5000');
  });
});

describe('attributes', () => {
  test('let owner tags go before what routes least, ten in all', async () => {
    const alert = {
      ...(await alertNamed('new, an SCP denies')),
      owners: [
        { tag: 'team', value: 'data' },
        { tag: 'cost center', value: '42' },
      ],
    };
    expect(alertAttributes(alert)).toEqual({
      kind: 'denial',
      reason: 'new',
      team: 'data',
      'cost-center': '42',
      account: '222233334444',
      cause: 'explicit-deny',
      policyType: 'scp',
      region: 'us-east-2',
      remedy: 'advice',
      action: 'rds:CreateDBInstance',
    });
  });

  test('leave out what is not known, and never let a tag pass for one of ours', async () => {
    const alert = {
      ...(await alertNamed('new, a quota')),
      owners: [
        { tag: 'reason', value: 'x' },
        { tag: 'AWS.sneaky', value: 'y' },
        { tag: '..', value: 'z' },
      ],
    };
    const attributes = alertAttributes(alert);
    expect(attributes).toMatchObject({ reason: 'new', 'tag-reason': 'x', 'tag-AWS.sneaky': 'y' });
    expect(Object.keys(attributes)).not.toContain('policyType');
    expect(Object.values(attributes)).not.toContain('z');
  });
});

test('sessions are counted up to the hundred that are kept', async () => {
  expect(alertFacts(await alertNamed('escalating')).seen).toBe(
    '1,020 times, first 2026-10-28 08:00 UTC, last 2026-11-20 21:39 UTC, in 100 or more sessions',
  );
  expect(alertFacts(await alertNamed('count step')).seen).toContain('in 12 sessions');
  expect(alertFacts(await alertNamed('several people')).seen).toContain('by 2 people');
});
