import { randomUUID } from 'node:crypto';
import { lookUpActions } from '../../../lambda/adapters/catalog.ts';
import { findHealthIssueIn, keepHealthIssueIn } from '../../../lambda/adapters/health-issues.ts';
import { reserveApprovalIn } from '../../../lambda/adapters/incident-table/asked-approvals.ts';
import { incidentTable } from '../../../lambda/adapters/incident-table/incident-table.ts';
import { listIncidentsIn } from '../../../lambda/adapters/incident-table/list-incidents.ts';
import { toldExecution } from '../../../lambda/adapters/local/automation/told-execution.ts';
import { callIam } from '../../../lambda/adapters/local/iam/call-iam.ts';
import type { IamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import { localIam } from '../../../lambda/adapters/local/iam/local-iam.ts';
import { advanceExecution, advanceUntil } from '../../../lambda/adapters/local/runbook/advance-execution.ts';
import { cancelExecution } from '../../../lambda/adapters/local/runbook/cancel-execution.ts';
import type { Execution as RunbookExecution, RunbookPorts } from '../../../lambda/adapters/local/runbook/execution.ts';
import { signalExecution } from '../../../lambda/adapters/local/runbook/signal-execution.ts';
import { startExecution } from '../../../lambda/adapters/local/runbook/start-execution.ts';
import { sha256 } from '../../../lambda/adapters/sha256.ts';
import type { GrantSettings } from '../../../lambda/core/grant/grant-settings.ts';
import type { Incident } from '../../../lambda/core/incident/incident.ts';
import type { Alert } from '../../../lambda/core/message/alert.ts';
import type { Report } from '../../../lambda/core/message/report/report.ts';
import { followUp } from '../../../lambda/flows/grants/follow-up.ts';
import type { FollowUpPorts } from '../../../lambda/flows/grants/follow-up-ports.ts';
import type { GrantPorts, ListedGrant } from '../../../lambda/flows/grants/grant-ports.ts';
import { sweepGrants } from '../../../lambda/flows/grants/sweep-grants.ts';
import { type TriagePorts, triage } from '../../../lambda/flows/triage.ts';
import type { TriageSettings } from '../../../lambda/flows/triage-denial.ts';
import { type LocalTable, tableName } from '../../dynalite.ts';
import { account, account1, ana, approvers, automationRole, realRunbook } from '../../runbooks/runbook-values.ts';

export const grants: GrantSettings = {
  account,
  grantDocument: 'Countersign-grant',
  revokeDocument: 'Countersign-revoke',
  approvers: [...approvers],
  minApprovals: 1,
  minSensitiveApprovals: 2,
  approvalHours: 24,
  days: 14,
  mostAskedPerDay: 100,
  startedBy: 'person',
  protectedPrincipals: [automationRole, `arn:aws:iam::${account}:role/prod-*`],
};

const triageSettings: TriageSettings = {
  protectedPrincipals: grants.protectedPrincipals,
  ignoreRules: [],
  defaultMutes: true,
  probing: { actions: 50, minutes: 10 },
  accountNames: {},
  grants,
};

/**
 * The whole loop on a real table, the real runbook documents and a local IAM: denials come in, people ask and decide, outcome and sweep
 * follow. The clock is moved by hand.
 */
export const grantWorld = (table: LocalTable, used: Partial<GrantSettings> = {}) => {
  const settings: GrantSettings = { ...grants, ...used };
  const bucket = `reports-${randomUUID().slice(0, 8)}`;
  let iam: IamState = account1;
  let time = Date.parse('2026-03-01T10:00:00.000Z');
  let caller = `arn:aws:iam::${account}:user/dev/Dora`;
  const now = (): string => new Date(time).toISOString();
  const reports: Report[] = [];
  const alerts: Alert[] = [];
  const calls: string[] = [];
  const executions = new Map<string, RunbookExecution>();
  const tokens = new Map<string, string>();
  const memory = {
    read: () => iam,
    write: (state: IamState): void => {
      iam = state;
    },
  };
  const runbookPorts: RunbookPorts = {
    callApi: async (call) => {
      calls.push(call.api);
      return localIam(memory)(call);
    },
    notify: async () => undefined,
  };
  const runbookOf = (execution: RunbookExecution) => realRunbook(execution.DocumentName === settings.grantDocument ? 'grant' : 'revoke');
  const settle = async (execution: RunbookExecution): Promise<void> => {
    executions.set(execution.AutomationExecutionId, await advanceExecution(runbookOf(execution), execution, now(), runbookPorts));
    await followUp(followUpPorts, execution.AutomationExecutionId);
  };
  const start = async (document: string, parameters: Readonly<Record<string, string>>, token: string | null) => {
    const known = token === null ? undefined : tokens.get(token);
    if (known !== undefined) return { kind: 'started' as const, executionId: known };
    const executionId = randomUUID();
    const runbook = realRunbook(document === settings.grantDocument ? 'grant' : 'revoke');
    const started = startExecution(runbook, { executionId, documentName: document, startedBy: caller, parameters, now: now() });
    if (started.kind === 'refused') return { kind: 'refused' as const, says: started.message };
    if (token !== null) tokens.set(token, executionId);
    executions.set(executionId, await advanceExecution(runbook, started.execution, now(), runbookPorts));
    return { kind: 'started' as const, executionId };
  };
  const options = {
    client: table.client,
    tableName,
    retentionSeconds: 1e6,
    clock: () => time,
    newToken: randomUUID,
    pause: async () => undefined,
  };
  const grantPorts: GrantPorts = {
    ...incidentTable(options),
    listIncidents: listIncidentsIn(table.client, tableName),
    now,
    sha256,
    startGrant: (parameters, token) => start(settings.grantDocument, { ...parameters }, token),
    startRevoke: (parameters, token) => start(settings.revokeDocument, { ...parameters }, token),
    readExecution: async (id) => {
      const execution = executions.get(id);
      return execution === undefined ? null : toldExecution(execution);
    },
    sendDecision: async (id, type, comment) => {
      const execution = executions.get(id);
      if (execution === undefined) return { kind: 'refused', says: 'no such execution' };
      const answer = signalExecution(runbookOf(execution), execution, { type, by: caller, comment }, now());
      if (answer.kind === 'refused') return { kind: 'refused', says: answer.message };
      await settle(answer.execution);
      return { kind: 'sent' };
    },
    reserveApproval: reserveApprovalIn(options),
    readAppliedPolicy: async (policyName) => {
      const policy = iam.policies.find(({ PolicyName, Path }) => PolicyName === policyName && Path === '/countersign/');
      return policy === undefined ? { kind: 'gone' } : { kind: 'there', document: policy.PolicyDocument };
    },
    simulate: async ({ principalArn, action, resource, context }) => {
      const ContextEntries = Object.entries(context).map(([ContextKeyName, ContextKeyValues]) => ({
        ContextKeyName,
        ContextKeyValues: [...ContextKeyValues],
        ContextKeyType: ContextKeyName === 'aws:CurrentTime' ? 'date' : 'string',
      }));
      const input = { PolicySourceArn: principalArn, ActionNames: [action], ResourceArns: [resource ?? '*'], ContextEntries };
      const outcome = callIam(iam, { api: 'SimulatePrincipalPolicy', input, as: null, now: now() });
      if (outcome.kind === 'error') return { kind: 'unanswered', says: outcome.message, again: false };
      const decision = JSON.stringify(outcome.answer).includes('"EvalDecision":"allowed"')
        ? ('allowed' as const)
        : ('implicit-deny' as const);
      return {
        kind: 'simulated',
        simulation: { decision, allowedByBoundary: null, allowedByOrganization: null, matchedPolicies: ['Own'], missingContext: [] },
      };
    },
    whoAmI: async () => caller,
  };
  const followUpPorts: FollowUpPorts = {
    ...grantPorts,
    listGrants: async () =>
      iam.policies
        .filter(({ Path }) => Path === '/countersign/')
        .map((policy): ListedGrant => {
          const tag = (key: string): string | null => policy.Tags.find(({ Key }) => Key === key)?.Value ?? null;
          return {
            policyName: policy.PolicyName,
            fingerprint: tag('countersign:fingerprint'),
            incident: tag('countersign:incident'),
            endsAt: tag('countersign:ends'),
            attachedTo: iam.roles
              .filter(({ AttachedPolicies }) => AttachedPolicies.some(({ PolicyArn }) => PolicyArn === policy.Arn))
              .map(({ RoleName }) => ({ kind: 'role' as const, name: RoleName })),
          };
        }),
    sendReport: async (report) => void reports.push(report),
    observe: { info: () => undefined, warn: () => undefined },
  };
  const triagePorts: TriagePorts = {
    ...grantPorts,
    ...incidentTable(options),
    decode: async () => ({ kind: 'skipped', says: 'not asked' }),
    lookUpActions,
    readOwners: async () => [],
    placeOf: () => ({ name: tableName, region: 'eu-west-1', partition: 'aws', key: { pk: 'p', sk: 's' } }),
    sendAlert: async (alert, sentTo) => {
      alerts.push(alert);
      return { sentTo: [...sentTo, 'sns'], failures: [] };
    },
    keepHealthIssue: keepHealthIssueIn(options),
    findHealthIssue: findHealthIssueIn(options),
    mayDo: async () => ({ kind: 'answered', allowed: [], denied: [] }),
    readPolicies: async () => ({ kind: 'read', policies: [] }),
    describeRole: async () => ({ kind: 'unanswered', says: 'not asked', again: false }),
    observe: { denial: () => undefined, count: () => undefined, status: () => undefined, info: () => undefined, warn: () => undefined },
  };
  const record = ({ role = 'Developer', id = 'AROAEXAMPLEDEVELOPER1', session = 'gha-8841', action = 's3:GetObject' } = {}) => ({
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.s3',
    detail: {
      eventID: randomUUID(),
      eventTime: now(),
      eventSource: `${action.split(':')[0]}.amazonaws.com`,
      eventName: action.split(':')[1],
      eventCategory: 'Data',
      awsRegion: 'us-east-1',
      errorCode: 'AccessDenied',
      errorMessage: `User: arn:aws:sts::${account}:assumed-role/${role}/${session} is not authorized to perform: ${action} on resource: "arn:aws:s3:::${bucket}/q1.csv" because no identity-based policy allows the ${action} action`,
      userIdentity: {
        type: 'AssumedRole',
        principalId: `${id}:${session}`,
        arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
        accountId: account,
        sessionContext: {
          sessionIssuer: { type: 'Role', principalId: id, arn: `arn:aws:iam::${account}:role/${role}`, accountId: account, userName: role },
        },
      },
      recipientAccountId: account,
    },
  });
  const deny = async (event: unknown = record()): Promise<Incident> => {
    const failed = await triage(triagePorts, { ...triageSettings, grants: settings }, [{ messageId: 'm', event, received: 1 }]);
    for (const error of failed.values()) throw error;
    const alert = alerts.at(-1);
    const incident = alert === undefined ? null : await triagePorts.readIncident(alert.incident.fingerprint);
    if (incident === null) throw new Error('the denial made no incident that people were told of');
    return incident;
  };
  return {
    settings,
    ports: grantPorts,
    followUpPorts,
    reports,
    alerts,
    calls,
    record,
    deny,
    iam: () => iam,
    changeIam: (change: (state: IamState) => IamState): void => {
      iam = change(iam);
    },
    as: (arn: string): void => {
      caller = arn;
    },
    incident: async ({ fingerprint }: Incident): Promise<Incident> => {
      const found = await grantPorts.readIncident(fingerprint);
      if (found === null) throw new Error('no such incident');
      return found;
    },
    run: (id: string) => executions.get(id),
    cancel: async (id: string) => {
      const execution = executions.get(id);
      if (execution === undefined) throw new Error('no such execution');
      const cancelled = cancelExecution(runbookOf(execution), execution, now());
      if (cancelled.kind === 'taken') await settle(cancelled.execution);
    },
    /** Moves the clock; runbooks that wait for a time go on. */
    pass: async (hours: number) => {
      const from = now();
      time += hours * 3_600_000;
      for (const [id, execution] of executions) {
        const after = await advanceUntil(runbookOf(execution), execution, { from, until: now() }, runbookPorts);
        executions.set(id, after);
        if (after.AutomationExecutionStatus !== execution.AutomationExecutionStatus) await followUp(followUpPorts, id);
      }
    },
    /** Executions that were started and have not been followed: EventBridge brings their changes. */
    bring: async () => {
      for (const id of executions.keys()) await followUp(followUpPorts, id);
    },
    sweep: async () => {
      await sweepGrants(followUpPorts);
      for (const id of executions.keys()) await followUp(followUpPorts, id);
    },
    approver: ana,
  };
};
