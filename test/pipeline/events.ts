import { createHash, randomUUID } from 'node:crypto';

const account = '111122223333';
const region = 'eu-west-1';

/** An event and the name of the incident that it belongs to by its making; null where it belongs to none. */
export interface MadeEvent {
  readonly event: unknown;
  readonly incident: string | null;
  /** What makes two events the same one. */
  readonly id: string;
}

/** What the world has to know for the events: what STS decodes, and what the simulator says. */
export interface World {
  readonly decoded: Map<string, string>;
  readonly decisions: Map<
    string,
    { readonly decision: 'implicitDeny' | 'explicitDeny'; readonly boundary?: boolean; readonly organization?: boolean }
  >;
  /** The inline policy of a role, by the role's name. */
  readonly inlinePolicies: Map<string, string>;
}

/** A maker of events of one incident: the n-th one. */
export interface Kind {
  readonly incident: string | null;
  /** How many alerts its incident is worth. */
  readonly alerts: 0 | 1;
  readonly make: (index: number) => MadeEvent;
}

const start = Date.UTC(2026, 10, 21, 8);
/** Times within two hours, in no order. */
const timeOf = (index: number): string => new Date(start + ((index * 7919) % 7200) * 1000).toISOString();

const roleArn = (role: string): string => `arn:aws:iam::${account}:role/${role}`;
const sessionArn = (role: string, session: string): string => `arn:aws:sts::${account}:assumed-role/${role}/${session}`;

const envelope = (source: string, detailType: string, detail: unknown, id: string, index: number) => ({
  version: '0',
  id,
  'detail-type': detailType,
  source,
  account,
  time: timeOf(index),
  region,
  resources: [],
  detail,
});

const call = (role: string, index: number, fields: Readonly<Record<string, unknown>>) => {
  const eventID = randomUUID();
  const detail = {
    eventVersion: '1.11',
    eventID,
    eventTime: timeOf(index),
    awsRegion: region,
    readOnly: false,
    requestID: randomUUID(),
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-sdk-java/2.1',
    recipientAccountId: account,
    userIdentity: {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE:${role}`,
      arn: sessionArn(role, `run-${index % 5}`),
      accountId: account,
      sessionContext: {
        sessionIssuer: { type: 'Role', principalId: 'AROAEXAMPLE', arn: roleArn(role), accountId: account, userName: role },
      },
    },
    ...fields,
  };
  return { id: eventID, event: envelope('aws.x', 'AWS API Call via CloudTrail', detail, randomUUID(), index) };
};

const sentence = (role: string, action: string, resource: string, reason: string): string =>
  `User: ${sessionArn(role, 'run-1')} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;

/** Refused calls and events of every sort for one team's roles; `suffix` keeps the teams apart. */
export const kindsFor = (suffix: string, world: World): readonly Kind[] => {
  const kind = (name: string, alerts: 0 | 1, make: (role: string, index: number) => Omit<MadeEvent, 'incident'>): Kind => {
    const role = `${name}-${suffix}`;
    return { incident: role, alerts, make: (index) => ({ ...make(role, index), incident: role }) };
  };
  const queue = `arn:aws:sqs:${region}:${account}:jobs`;
  return [
    kind('stated', 1, (role, index) =>
      call(role, index, {
        eventSource: 'sqs.amazonaws.com',
        eventName: 'CreateQueue',
        errorCode: 'AccessDenied',
        errorMessage: sentence(role, 'sqs:createqueue', queue, 'because no identity-based policy allows the sqs:createqueue action'),
      }),
    ),
    kind('scp', 1, (role, index) =>
      call(role, index, {
        eventSource: 'rds.amazonaws.com',
        eventName: 'CreateDBInstance',
        errorCode: 'AccessDenied',
        errorMessage: sentence(
          role,
          'rds:CreateDBInstance',
          `arn:aws:rds:${region}:${account}:db:orders`,
          'with an explicit deny in a service control policy',
        ),
      }),
    ),
    kind('encoded', 1, (role, index) => {
      const encoded = createHash('sha512').update(`${role}${index}`).digest('base64url').repeat(4);
      world.decoded.set(encoded, decodedMessage(role));
      world.decisions.set(`${roleArn(role)} ec2:RunInstances`, { decision: 'implicitDeny', boundary: false });
      return call(role, index, {
        eventSource: 'ec2.amazonaws.com',
        eventName: 'RunInstances',
        errorCode: 'Client.UnauthorizedOperation',
        errorMessage: `You are not authorized to perform this operation. Encoded authorization failure message: ${encoded}`,
      });
    }),
    kind('simulated', 1, (role, index) => {
      world.decisions.set(`${roleArn(role)} s3:GetObject`, { decision: 'implicitDeny', organization: true });
      return call(role, index, {
        eventSource: 's3.amazonaws.com',
        eventName: 'GetObject',
        readOnly: true,
        errorCode: 'AccessDenied',
        errorMessage: 'Access Denied',
        requestParameters: { bucketName: 'ledger', key: 'a.csv' },
      });
    }),
    kind('key', 1, (role, index) =>
      call(role, index, {
        eventSource: 'kms.amazonaws.com',
        eventName: 'Decrypt',
        readOnly: true,
        errorCode: 'AccessDeniedException',
        errorMessage: sentence(
          role,
          'kms:Decrypt',
          `arn:aws:kms:${region}:${account}:key/1`,
          'with an explicit deny in a resource-based policy',
        ),
      }),
    ),
    kind('scaling', 1, (role, index) => {
      const id = randomUUID();
      const detail = {
        RequestId: id,
        AutoScalingGroupName: role,
        StatusCode: 'Failed',
        StatusMessage: sentence(role, 'ec2:RunInstances', '*', 'because no permissions boundary allows the ec2:RunInstances action'),
      };
      return { id, event: envelope('aws.autoscaling', 'EC2 Instance Launch Unsuccessful', detail, id, index) };
    }),
    kind('stack', 1, (role, index) => {
      const id = randomUUID();
      const detail = {
        'stack-id': 's',
        'status-details': {
          status: 'CREATE_FAILED',
          'status-reason': sentence(role, 'sns:CreateTopic', '*', 'because no session policy allows the sns:CreateTopic action'),
        },
      };
      return { id, event: envelope('aws.cloudformation', 'CloudFormation Resource Status Change', detail, id, index) };
    }),
    kind('console', 0, (role, index) =>
      call(role, index, {
        eventSource: 'ec2.amazonaws.com',
        eventName: 'DescribeVpcs',
        readOnly: true,
        sessionCredentialFromConsole: 'true',
        errorCode: 'Client.UnauthorizedOperation',
        errorMessage: sentence(role, 'ec2:DescribeVpcs', '*', 'because no identity-based policy allows the ec2:DescribeVpcs action'),
      }),
    ),
  ];
};

const decodedMessage = (role: string): string =>
  JSON.stringify({
    allowed: false,
    explicitDeny: false,
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: {
      principal: { id: `AROAEXAMPLE:${role}`, arn: sessionArn(role, 'run-1') },
      action: 'ec2:RunInstances',
      resource: `arn:aws:ec2:${region}:${account}:instance/*`,
      conditions: { items: [] },
    },
  });

/** A role that may start an instance soon, and with `passes` may pass one role already. */
export const launcher = (role: string, passes: boolean, world: World): MadeEvent => {
  const statement = { Effect: 'Allow', Action: passes ? 'iam:PassRole' : 'iam:GetRole', Resource: roleArn('backup') };
  world.inlinePolicies.set(role, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  const reason = 'because no identity-based policy allows the ec2:RunInstances action';
  return {
    ...call(role, 1, {
      eventSource: 'ec2.amazonaws.com',
      eventName: 'RunInstances',
      errorCode: 'Client.UnauthorizedOperation',
      errorMessage: sentence(role, 'ec2:RunInstances', `arn:aws:ec2:${region}:${account}:instance/*`, reason),
    }),
    incident: role,
  };
};

/** What slips through the rules and is no denial. */
export const otherEvents: readonly ((index: number) => MadeEvent)[] = [
  (index) => ({ ...call('other', index, { eventSource: 'sqs.amazonaws.com', eventName: 'ListQueues' }), incident: null }),
  (index) => ({
    ...call('other', index, {
      eventSource: 'sqs.amazonaws.com',
      eventName: 'CreateQueue',
      errorCode: 'ValidationException',
      errorMessage: 'too long',
    }),
    incident: null,
  }),
  (index) => ({
    id: randomUUID(),
    incident: null,
    event: envelope(
      'aws.health',
      'AWS Health Event',
      {
        eventArn: `arn:aws:health:${region}::event/EC2/X/${index}`,
        service: 'EC2',
        eventTypeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
        eventTypeCategory: 'issue',
      },
      randomUUID(),
      index,
    ),
  }),
];

/** One principal that is refused so many different actions within half a minute. */
export const burst = (role: string, actions: number): readonly MadeEvent[] =>
  Array.from({ length: actions }, (_, index) => ({
    ...call(role, index, {
      eventSource: 'iam.amazonaws.com',
      eventName: `List${index}`,
      eventTime: new Date(start + index * 1000).toISOString(),
      errorCode: 'AccessDenied',
      errorMessage: sentence(role, `iam:List${index}`, '*', `because no identity-based policy allows the iam:List${index} action`),
    }),
    incident: `${role}/iam:List${index}`,
  }));
