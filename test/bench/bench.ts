import { performance } from 'node:perf_hooks';
import { lookUpActions } from '../../lambda/adapters/catalog.ts';
import { sha256 } from '../../lambda/adapters/sha256.ts';
import { denialFromRecord } from '../../lambda/core/denial/cloudtrail-record.ts';
import { readInput } from '../../lambda/core/denial/read-input.ts';
import { explainDenial } from '../../lambda/flows/explain-denial.ts';
import { explainInput } from '../../lambda/flows/explain-input.ts';

// Figures for people, printed as JSON: this machine is shared, so nothing here fails a test. `npm run bench`.
const ports = { decode: async () => ({ kind: 'skipped' as const, says: 'benchmark' }), lookUpActions, sha256 };
const settings = { wholeCall: false, protectedPrincipals: [] };

const services = [
  's3:GetObject',
  'ec2:RunInstances',
  'lambda:InvokeFunction',
  'kms:Decrypt',
  'dynamodb:Query',
  'sqs:SendMessage',
  'iam:PassRole',
  'logs:PutLogEvents',
];

const record = (index: number): unknown => {
  const action = services[index % services.length] ?? '';
  const [service = ''] = action.split(':');
  const user = `arn:aws:sts::111122223333:assumed-role/worker-${index % 50}/session-${index}`;
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE:session-${index}`,
      arn: user,
      accountId: '111122223333',
      sessionContext: {
        sessionIssuer: { type: 'Role', arn: `arn:aws:iam::111122223333:role/worker-${index % 50}`, principalId: 'AROAEXAMPLE' },
      },
    },
    eventTime: '2026-11-21T01:00:00Z',
    eventSource: `${service}.amazonaws.com`,
    eventName: action.split(':')[1],
    awsRegion: 'eu-west-1',
    errorCode: 'AccessDenied',
    errorMessage: `User: ${user} is not authorized to perform: ${action} on resource: arn:aws:${service}:eu-west-1:111122223333:thing/${index} because no identity-based policy allows the ${action} action`,
    requestParameters: { name: `thing-${index}` },
    eventID: `event-${index}`,
    recipientAccountId: '111122223333',
  };
};

const triagedPerSecond = async (count: number): Promise<number> => {
  const records = Array.from({ length: count }, (_, index) => record(index));
  const start = performance.now();
  for (const item of records) await explainDenial(ports, settings, denialFromRecord(item), null);
  return Math.round(count / ((performance.now() - start) / 1000));
};

const timeOverSize = async (
  bytes: number,
  kind: 'records' | 'text',
): Promise<{ bytes: number; kind: string; milliseconds: number; nanosecondsPerByte: number }> => {
  const line = (index: number): string =>
    kind === 'records'
      ? JSON.stringify(record(index))
      : `2026-11-21 01:00:00 INFO request ${index} took 12 ms, nothing to report about it at all`;
  const lines: string[] = [];
  for (let size = 0, index = 0; size < bytes; index++) {
    const next = line(index);
    lines.push(next);
    size += next.length + 1;
  }
  const input = lines.join('\n');
  const start = performance.now();
  if (kind === 'text') readInput(input);
  else for await (const _ of explainInput(ports, { ...settings, all: false, decoded: null }, input));
  const milliseconds = performance.now() - start;
  return {
    bytes: input.length,
    kind,
    milliseconds: Math.round(milliseconds * 10) / 10,
    nanosecondsPerByte: Math.round((milliseconds * 1e6) / input.length),
  };
};

await triagedPerSecond(2000);
const perSecond = await triagedPerSecond(20_000);
const sizes = [];
for (const kind of ['records', 'text'] as const)
  for (const bytes of [1_000, 100_000, 10_000_000]) sizes.push(await timeOverSize(bytes, kind));
console.log(
  JSON.stringify(
    {
      denialsTriagedPerSecondOnOneCore: perSecond,
      goal: 10_000,
      ratioToGoal: Math.round((perSecond / 10_000) * 100) / 100,
      timeOverInputSize: sizes,
    },
    null,
    2,
  ),
);
