import type { AppliedPolicy, Ports } from '../../lambda/flows/ports.ts';
import { weighGrant } from '../../lambda/flows/weigh-grant.ts';
import { explainOne } from '../explain-text.ts';

const account = '111122223333';
const app = `arn:aws:iam::${account}:role/app`;
const worker = `arn:aws:iam::${account}:role/worker`;
const refused = (action: string, resource: string): string =>
  `User: arn:aws:sts::${account}:assumed-role/app/i-0abc is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
const invoke = refused('lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${account}:function:jobs`);
const passRole = JSON.stringify({
  eventSource: 'lambda.amazonaws.com',
  eventName: 'CreateFunction20150331',
  awsRegion: 'eu-west-1',
  errorCode: 'AccessDenied',
  errorMessage: refused('iam:PassRole', worker),
  userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${account}:assumed-role/app/i-0abc`, accountId: account },
  eventID: 'e',
});

const inline = (name: string, Action: string | readonly string[], Resource: string, changes: object = {}): AppliedPolicy => ({
  name,
  arn: null,
  document: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...changes }] }),
});

interface World {
  /** By principal: what the simulator allows and denies on all resources. */
  readonly allowed?: Readonly<Record<string, readonly string[]>>;
  readonly denied?: readonly string[];
  readonly policies?: Readonly<Record<string, readonly AppliedPolicy[]>>;
  readonly trustPolicy?: string;
}

/** IAM as plain objects, and what it was asked. */
const iam = ({ allowed = {}, denied = [], policies = {}, trustPolicy = '{}' }: World = {}) => {
  const asked: string[] = [];
  const ports: Pick<Ports, 'mayDo' | 'readPolicies' | 'describeRole'> = {
    mayDo: async (arn, actions) => {
      asked.push(`mayDo ${arn}`);
      const may = allowed[arn] ?? [];
      return { kind: 'answered', allowed: actions.filter((action) => may.includes(action)), denied };
    },
    readPolicies: async (arn) => {
      asked.push(`readPolicies ${arn}`);
      return { kind: 'read', policies: policies[arn] ?? [] };
    },
    describeRole: async (arn) => {
      asked.push(`describeRole ${arn}`);
      return { kind: 'described', trustPolicy, boundaryArn: null };
    },
  };
  return { ports, asked };
};
const unanswered = async () => ({ kind: 'unanswered', says: 'not allowed to ask (AccessDenied)', again: false }) as const;
const remedyOf = async (text: string, ports: Parameters<typeof weighGrant>[0]) =>
  (await explainOne(text, { weigh: weighGrant(ports) })).remedy;

describe('a grant that completes an escalation path', () => {
  test('with what the principal may do everywhere is withheld, and the alert says by which path', async () => {
    const { ports } = iam({ allowed: { [app]: ['iam:PassRole', 'lambda:CreateFunction'] } });
    const remedy = await remedyOf(invoke, ports);
    expect(remedy).toMatchObject({ kind: 'withheld', sensitive: false, policy: { Statement: [{ Action: 'lambda:InvokeFunction' }] } });
    expect(remedy.summary).toContain('(path lambda-new-invoked)');
    expect(remedy.guards).toContainEqual(expect.objectContaining({ guard: 'escalation-path', verdict: 'withhold' }));
    expect(remedy.guards.map(({ guard }) => guard)).toContain('protected-principal');
  });

  test('with what a policy allows on one role only is withheld too, and the role is named', async () => {
    const { ports } = iam({
      allowed: { [app]: ['lambda:CreateFunction'] },
      policies: { [app]: [inline('deploy', 'iam:PassRole', worker, { Condition: { StringEquals: { a: 'b' } } })] },
    });
    const remedy = await remedyOf(invoke, ports);
    expect(remedy.kind).toBe('withheld');
    expect(remedy.summary).toContain(`iam:PassRole, which its policies already allow on ${worker} under conditions`);
  });

  test('is offered where an explicit Deny forbids the rest everywhere, whatever a policy allows', async () => {
    const { ports } = iam({
      allowed: { [app]: ['lambda:CreateFunction'] },
      denied: ['iam:PassRole'],
      policies: { [app]: [inline('all', '*', '*')] },
    });
    expect(await remedyOf(invoke, ports)).toMatchObject({ kind: 'grant', sensitive: false });
  });
});

describe('a grant is offered as before', () => {
  test('where it completes no path, and says that this was looked at', async () => {
    const { ports, asked } = iam({ allowed: { [app]: ['lambda:CreateFunction'] }, policies: { [app]: [inline('s3', 's3:*', '*')] } });
    const remedy = await remedyOf(invoke, ports);
    expect(remedy).toMatchObject({ kind: 'grant', sensitive: false });
    expect(remedy.guards).toContainEqual({
      guard: 'escalation-path',
      verdict: 'pass',
      reason: 'With what the principal already may do it completes no known escalation path.',
    });
    expect(asked).toEqual([`mayDo ${app}`, `readPolicies ${app}`]);
  });

  test('where the path was complete already', async () => {
    const { ports } = iam({ allowed: { [app]: ['lambda:CreateFunction', 'iam:PassRole', 'lambda:InvokeFunction'] } });
    expect(await remedyOf(invoke, ports)).toMatchObject({ kind: 'grant' });
  });

  test.each([
    ['its action is part of no path of several', refused('sqs:SendMessage', `arn:aws:sqs:eu-west-1:${account}:q`)],
    ['nothing is proposed', refused('iam:CreateUser', `arn:aws:iam::${account}:user/x`)],
    ['the cause is another policy', invoke.replace('no identity-based policy', 'no permissions boundary')],
  ])('and nothing is asked of IAM where %s', async (_, text) => {
    const { ports, asked } = iam({ allowed: { [app]: ['iam:PassRole'] } });
    await remedyOf(text, ports);
    expect(asked).toEqual([]);
  });
});

describe('what IAM does not answer', () => {
  test('makes a grant sensitive, and says why', async () => {
    const remedy = await remedyOf(invoke, { ...iam().ports, mayDo: unanswered });
    expect(remedy).toMatchObject({ kind: 'grant', sensitive: true });
    expect(remedy.summary).toContain('two approvers');
    expect(remedy.guards).toContainEqual({
      guard: 'escalation-path',
      verdict: 'sensitive',
      reason: expect.stringMatching(/could not be checked: not allowed to ask/),
    });
  });

  test('of its policies makes a grant sensitive, unless the simulator alone withholds it', async () => {
    const partly = iam({ allowed: { [app]: ['lambda:CreateFunction'] } }).ports;
    expect(await remedyOf(invoke, { ...partly, readPolicies: unanswered })).toMatchObject({ kind: 'grant', sensitive: true });
    const wholly = iam({ allowed: { [app]: ['lambda:CreateFunction', 'iam:PassRole'] } }).ports;
    expect(await remedyOf(invoke, { ...wholly, readPolicies: unanswered })).toMatchObject({ kind: 'withheld' });
  });

  test('because a policy cannot be read makes it sensitive', async () => {
    const { ports } = iam({ policies: { [app]: [{ name: 'odd', arn: null, document: '{' }] } });
    const remedy = await remedyOf(invoke, ports);
    expect(remedy).toMatchObject({ kind: 'grant', sensitive: true });
    expect(remedy.guards[0]?.reason).toContain('1 of its policies cannot be read');
  });
});

describe('a role that would be passed', () => {
  const trustPolicy = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }] });

  test('is shown with its policies, who may take it, and what it may do', async () => {
    const { ports } = iam({ trustPolicy, policies: { [worker]: [inline('queue', 'sqs:*', '*')] } });
    const remedy = await remedyOf(passRole, ports);
    expect(remedy).toMatchObject({ kind: 'grant', sensitive: true });
    expect(remedy.warnings[0]).toBe(
      `The role that would be passed, ${worker}: it may do nothing that is known to give privileges; lambda.amazonaws.com may take it; it has the policies queue.`,
    );
  });

  test('is not passed where it may give itself privileges, on whatever resource', async () => {
    const { ports } = iam({ trustPolicy, policies: { [worker]: [inline('self', 'iam:PutRolePolicy', worker)] } });
    const remedy = await remedyOf(passRole, ports);
    expect(remedy.kind).toBe('withheld');
    expect(remedy.summary).toMatch(/can gain privileges by itself: it may do iam:PutRolePolicy \(somewhere\)/);
    expect(remedy.warnings[0]).toContain('it has the policies self');
  });

  test('is not passed where it is an administrator, though IAM says nothing else of it', async () => {
    const admin = { name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess', document: '{}' };
    const { ports } = iam({ policies: { [worker]: [admin] } });
    const mayDo: Ports['mayDo'] = async (arn, actions) => (arn === worker ? unanswered() : ports.mayDo(arn, actions));
    expect(await remedyOf(passRole, { ...ports, mayDo })).toMatchObject({ kind: 'withheld' });
  });

  test('completes a path for whoever may run code in a service, whatever the condition', async () => {
    const { ports } = iam({ trustPolicy, allowed: { [app]: ['ec2:RunInstances'] } });
    const remedy = await remedyOf(passRole, ports);
    expect(remedy.kind).toBe('withheld');
    expect(remedy.summary).toMatch(/path ec2-run-instances\): .*; its condition on iam:PassedToService narrows this/);
  });

  test.each(['describeRole', 'mayDo', 'readPolicies'] as const)(
    'of which %s is not answered stays sensitive, and that is said',
    async (port) => {
      const { ports } = iam({ trustPolicy });
      const remedy = await remedyOf(passRole, { ...ports, [port]: unanswered });
      expect(remedy).toMatchObject({ kind: 'grant', sensitive: true });
      expect(remedy.guards).toContainEqual({
        guard: 'passed-role',
        verdict: 'sensitive',
        reason: expect.stringContaining('was not seen as a whole: not allowed to ask'),
      });
    },
  );
});

describe('where nobody is asked, as on the command line', () => {
  test('a grant of an action that is part of a path says so', async () => {
    expect((await explainOne(invoke)).remedy.warnings.at(-1)).toMatch(/was not asked here/);
  });

  test('other remedies say nothing of it', async () => {
    const { remedy } = await explainOne(refused('sqs:SendMessage', `arn:aws:sqs:eu-west-1:${account}:q`));
    expect(remedy.kind).toBe('grant');
    expect(remedy.warnings.join()).not.toMatch(/was not asked here/);
  });
});
