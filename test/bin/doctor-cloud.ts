import { type Stub, type StubAnswer, type StubRequest, startStub, xmlError } from '../pipeline/stub-server.ts';

/** What a stub answers to an action of AWS: XML, an object, or an error as `Code` or `Code: message`. */
export type Answers = Readonly<Record<string, unknown>>;

const account = '111122223333';
const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:${account}:${rest}`;

const outputs = {
  CallRuleName: 'Calls',
  QueueUrl: `https://sqs.eu-west-1.amazonaws.com/${account}/denials`,
  DeadLetterQueueUrl: `https://sqs.eu-west-1.amazonaws.com/${account}/dead-letters`,
  TriageFunctionName: 'triage',
  TriageRoleArn: `arn:aws:iam::${account}:role/triage`,
  IncidentTableName: 'incidents',
  AlertTopicArn: arn('sns', 'alerts'),
  OwnerTopicArn: arn('sns', 'owners'),
  SelfTestRoleArn: `arn:aws:iam::${account}:role/self-test`,
};

const environment = {
  TABLE_NAME: 'incidents',
  TOPIC_ARN: outputs.AlertTopicArn,
  OWNER_TOPIC_ARN: outputs.OwnerTopicArn,
  MODE: 'advise',
  RETENTION_DAYS: '90',
  PROBING_ACTIONS: '10',
  PROBING_MINUTES: '10',
  DEFAULT_MUTES: 'on',
  OWNER_TAGS: 'owner,team',
  ACCOUNT_NAMES: '{}',
  IGNORE_RULES: '[]',
  SLACK_SECRET_ARN: arn('secretsmanager', 'secret:slack-AbCdEf'),
};

const member = (fields: Readonly<Record<string, string>>): string =>
  `<member>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</member>`;

const stack = (values: Readonly<Record<string, string>>, status = 'CREATE_COMPLETE'): string =>
  `<Stacks><member><StackName>Countersign</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-11-21T00:00:00Z</CreationTime><Outputs>${Object.entries(
    values,
  )
    .map(([OutputKey, OutputValue]) => member({ OutputKey, OutputValue }))
    .join('')}</Outputs></member></Stacks>`;

/** A stack that is well, by action. XML for the query protocols, objects for JSON; a function is asked with the request. */
const healthy: Answers = {
  DescribeStacks: stack(outputs),
  DescribeTrails: {
    trailList: [
      {
        Name: 'org',
        TrailARN: arn('cloudtrail', 'trail/org'),
        HomeRegion: 'us-east-1',
        IsMultiRegionTrail: true,
        IncludeGlobalServiceEvents: true,
      },
    ],
  },
  GetTrailStatus: { IsLogging: true },
  GetEventSelectors: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }] },
  DescribeRule: { State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', EventPattern: '{"detail":{"errorCode":["AccessDenied"]}}' },
  TestEventPattern: ({ body }: StubRequest) => ({
    Result: /errorCode/.test(JSON.parse(body).Event) && !body.includes(outputs.TriageRoleArn),
  }),
  GetQueueAttributes: { Attributes: { ApproximateNumberOfMessages: '0', RedrivePolicy: '{}' } },
  GetFunctionConfiguration: { State: 'Active', Environment: { Variables: environment } },
  ListEventSourceMappings: { EventSourceMappings: [{ State: 'Enabled', FunctionResponseTypes: ['ReportBatchItemFailures'] }] },
  SimulatePrincipalPolicy: `<EvaluationResults>${member({ EvalActionName: 'a', EvalDecision: 'allowed' })}</EvaluationResults>`,
  ListSubscriptionsByTopic: `<Subscriptions>${member({ Protocol: 'email', Endpoint: 'oncall@example.com', SubscriptionArn: arn('sns', 'alerts:1') })}</Subscriptions>`,
  GetSecretValue: { SecretString: 'https://hooks.example.com/services/T0/B0/very-secret' },
  AssumeRole: `<Credentials>${member({ AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 's', SessionToken: 't', Expiration: '2030-01-01T00:00:00Z' }).replace(/<\/?member>/g, '')}</Credentials>`,
  ListQueues: 'AccessDenied',
  Query: { Items: [], Count: 0 },
};

/** All of AWS that doctor looks at, on one port; what is given stands for what is healthy. */
export const startDoctorCloud = (given: Answers = {}): Promise<Stub> => startStub((request) => answer({ ...healthy, ...given }, request));

export const stackOutputs = outputs;
export const functionEnvironment = environment;
export const stackXml = stack;
export const memberXml = member;

const answer = (answers: Answers, request: StubRequest): StubAnswer => {
  const action = actionOf(request);
  const found = answers[action];
  const value: unknown = typeof found === 'function' ? found(request) : found;
  const isXml = request.form.has('Action');
  if (typeof value === 'string' && !value.startsWith('<')) {
    const [code = '', message = 'said by the stub'] = value.split(': ');
    return isXml ? xmlError(403, code, message) : jsonError(code);
  }
  return isXml ? xml(action, String(value)) : json(value);
};

const actionOf = ({ form, headers, path }: StubRequest): string => {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  if (path.includes('/event-source-mappings')) return 'ListEventSourceMappings';
  return path.includes('/functions/') ? 'GetFunctionConfiguration' : (form.get('Action') ?? 'none');
};

const xml = (action: string, result: string): StubAnswer => ({
  status: 200,
  body: `<${action}Response><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`,
});

const json = (value: unknown): StubAnswer => ({
  status: 200,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/x-amz-json-1.1' },
});

const jsonError = (code: string): StubAnswer => ({
  status: 400,
  body: JSON.stringify({ __type: code, message: 'said by the stub' }),
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code },
});
