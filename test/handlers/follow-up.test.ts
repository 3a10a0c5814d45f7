import { setTimeout as pause } from 'node:timers/promises';
import type { Incident } from '../../lambda/core/incident/incident.ts';
import { proposeGrant } from '../../lambda/flows/grants/propose-grant.ts';
import { type LocalTable, startTable, tableName } from '../dynalite.ts';
import { answerSsm } from '../flows/grants/answer-ssm.ts';
import { grantWorld } from '../flows/grants/world.ts';
import { type Stub, startStub } from '../pipeline/stub-server.ts';
import { account, account1, ana } from '../runbooks/runbook-values.ts';

let table: LocalTable;
let aws: Stub;
let world: ReturnType<typeof grantWorld>;
const published: { readonly topic: string; readonly subject: string; readonly message: string }[] = [];

beforeAll(async () => {
  table = await startTable();
  world = grantWorld(table);
  aws = await startStub(async ({ headers, body, form }) => {
    const target = String(headers['x-amz-target'] ?? '');
    if (target.startsWith('AmazonSSM.')) return answerSsm(world, target, body);
    if (form.get('Action') === 'Publish') {
      published.push({ topic: form.get('TopicArn') ?? '', subject: form.get('Subject') ?? '', message: form.get('Message') ?? '' });
      return { status: 200, body: '<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>' };
    }
    return iam(form);
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_REGION: 'eu-west-1',
    TABLE_NAME: tableName,
    TOPIC_ARN: `arn:aws:sns:eu-west-1:${account}:alerts`,
    OWNER_TOPIC_ARN: `arn:aws:sns:eu-west-1:${account}:owners`,
    MODE: 'approve',
    RETENTION_DAYS: '90',
    OWNER_TAGS: 'team',
    ACCOUNT_NAMES: '{}',
    GRANTS: JSON.stringify(world.settings),
    POWERTOOLS_DEV: 'false',
  });
});
afterAll(async () => {
  await aws.stop();
  await table.stop();
});

/** IAM's query protocol over the local IAM's policies. */
const iam = (form: URLSearchParams): { readonly status: number; readonly body: string } => {
  const policies = world.iam().policies.filter(({ Path }) => Path === '/countersign/');
  const policy = policies.find(({ Arn }) => Arn === form.get('PolicyArn'));
  const answer = (action: string, inner: string) => ({
    status: 200,
    body: `<${action}Response><${action}Result>${inner}</${action}Result></${action}Response>`,
  });
  const member = (inner: string): string => `<member>${inner}</member>`;
  const action = form.get('Action') ?? '';
  if (action === 'ListPolicies')
    return answer(
      action,
      `<IsTruncated>false</IsTruncated><Policies>${policies.map(({ Arn, PolicyName }) => member(`<Arn>${Arn}</Arn><PolicyName>${PolicyName}</PolicyName>`)).join('')}</Policies>`,
    );
  if (policy === undefined)
    return {
      status: 404,
      body: '<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>gone</Message></Error></ErrorResponse>',
    };
  switch (action) {
    case 'GetPolicy':
      return answer(action, `<Policy><Arn>${policy.Arn}</Arn><DefaultVersionId>v1</DefaultVersionId></Policy>`);
    case 'GetPolicyVersion':
      return answer(action, `<PolicyVersion><Document>${encodeURIComponent(policy.PolicyDocument)}</Document></PolicyVersion>`);
    case 'ListPolicyTags':
      return answer(
        action,
        `<Tags>${policy.Tags.map(({ Key, Value }) => member(`<Key>${Key}</Key><Value>${Value}</Value>`)).join('')}</Tags>`,
      );
    case 'ListEntitiesForPolicy':
      return answer(action, `<PolicyRoles>${member('<RoleName>Developer</RoleName>')}</PolicyRoles>`);
    default:
      return { status: 400, body: action };
  }
};

const statusChange = (id: string) => ({
  'detail-type': 'EC2 Automation Execution Status-change Notification',
  source: 'aws.ssm',
  detail: { ExecutionId: id, Definition: 'Countersign-grant', DefinitionVersion: 1, Status: 'Success', ExecutedBy: ana },
});

const readWorld = async (incident: Incident) => world.incident(incident);

test('outcome and sweep follow a grant through AWS’s own protocols, from its verification to its end', async () => {
  const { handler: outcome } = await import('../../lambda/handlers/outcome.ts');
  const { handler: sweep } = await import('../../lambda/handlers/sweep.ts');
  const incident = await world.deny();
  const proposal = await proposeGrant(world.ports, world.settings, incident.fingerprint, null);
  const executionId = proposal.kind === 'asked' ? proposal.executionId : '';
  await outcome(statusChange(executionId));
  expect((await readWorld(incident)).fix).toBe('awaiting-approval');
  expect(published).toEqual([]);
  world.as(ana);
  await world.ports.sendDecision(executionId, 'Approve', 'CHG-881');
  // The world followed it itself; here the handler does, as if nobody had.
  const verified = await readWorld(incident);
  await world.ports.changeIncident(incident.fingerprint, verified.version, {
    fix: 'applying',
    grant: verified.grant === null ? null : { ...verified.grant, endedAt: null },
  });
  await outcome(statusChange(executionId));
  expect(await readWorld(incident)).toMatchObject({ fix: 'verified', grant: { decidedBy: [ana] } });
  expect(published.map(({ subject }) => subject)).toEqual(Array(2).fill('[Countersign] Granted and verified: s3:GetObject for Developer'));
  await outcome(statusChange(executionId));
  expect(published).toHaveLength(2);

  // The grant ended in March; for the sweep it is later. It takes it back through Systems Manager.
  await sweep({ task: 'grants' });
  await world.bring();
  expect(world.iam()).toEqual(account1);
  expect((await readWorld(incident)).fix).toBe('ended');
  await sweep({ task: 'digest' });
  await sweep({ task: 'quiet' });
  await pause(0);
});

test('what is neither task nor event is refused in words, so that nothing is lost silently', async () => {
  const { handler: outcome } = await import('../../lambda/handlers/outcome.ts');
  const { handler: sweep } = await import('../../lambda/handlers/sweep.ts');
  await expect(outcome({ detail: {} })).rejects.toThrow('expected an event "EC2 Automation Execution Status-change Notification"');
  await expect(sweep({ task: 'grant' })).rejects.toThrow('expected {"task":"grants"}');
});
