import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { incidentKey } from '../../../../lambda/adapters/incident-table/keys.ts';
import type { Explanation } from '../../../../lambda/core/cause/diagnosis.ts';
import type { Incident } from '../../../../lambda/core/incident/incident.ts';
import type { Alert } from '../../../../lambda/core/message/alert.ts';
import { corpusCases, explainCase } from '../../../corpus-cases.ts';
import { explainOne } from '../../../explain-text.ts';

const now = '2026-11-20T21:40:00.000Z';

/** The incident that triage would have written for an explanation; what a case is about is given. */
export const incidentOf = (explanation: Explanation, given: Partial<Incident> = {}): Incident => {
  const { denial, authorizations, cause, certainty, remedy, fingerprint, incident } = explanation;
  const { principal } = denial;
  const time = denial.time === null ? now : new Date(denial.time).toISOString();
  return {
    kind: 'denial',
    fingerprint,
    id: incident,
    account: denial.account ?? principal.account,
    principalArn: principal.arn,
    principalName: principal.name,
    principalKind: principal.kind,
    principalReserved: principal.reserved,
    action: authorizations[0]?.action ?? null,
    resource: authorizations[0]?.resource ?? null,
    cause,
    certainty,
    remedy: remedy.kind,
    status: 'new',
    fix: remedy.kind === 'advice' ? 'advice' : 'none',
    count: 1,
    sessions: principal.session === null ? [] : [principal.session],
    regions: denial.region === null ? [] : [denial.region],
    hours: {},
    firstSeen: time,
    lastSeen: time,
    lastEventId: denial.id,
    statusSince: time,
    quietUntil: null,
    reason: null,
    mutedBy: null,
    decided: { sessions: 1, regions: 1 },
    toldCount: 0,
    pending: null,
    grant: null,
    version: 1,
    ...given,
  };
};

export const alertOf = (explanation: Explanation, given: Partial<Alert> = {}, incident: Partial<Incident> = {}): Alert => ({
  reason: 'new',
  incident: incidentOf(explanation, incident),
  explanation,
  probing: null,
  accountNames: { '111122223333': 'payments-prod', '222233334444': 'analytics-dev' },
  owners: [],
  healthIssue: null,
  plan: null,
  now,
  ...given,
});

const fromCorpus = async (file: string): Promise<Explanation> => {
  const found = corpusCases.find((item) => item.file === file);
  const [explanation] = found === undefined ? [] : await explainCase(found);
  if (explanation === undefined) throw new Error(`no explanation of ${file}`);
  return explanation;
};

const fromExample = (file: string): Promise<Explanation> => explainOne(readFileSync(join(__dirname, '../../../../examples', file), 'utf8'));

const longAgo = { firstSeen: '2026-10-28T08:00:00.000Z', lastSeen: '2026-11-20T21:39:41.000Z' };
const actions = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${['s3', 'iam', 'ec2'][index % 3]}:Action${index}`);
const sessions = (count: number): string[] => Array.from({ length: count }, (_, index) => `run-${index}`);

/** One alert of each sort, from real explanations with the real catalog. */
export const representativeAlerts = async (): Promise<Readonly<Record<string, Alert>>> => {
  const grant = await fromCorpus('records/stated/identity-implicit-eks-describe-cluster.json');
  const scp = await fromCorpus('records/stated/scp-explicit-with-arn-rds.json');
  const resource = await fromCorpus('records/stated/resource-explicit-s3-put.json');
  const withheld = await fromCorpus('records/stated/withheld-create-policy-version-policy-by-name.json');
  const sensitive = await fromCorpus('records/stated/identity-implicit-secretsmanager-get-secret-value.json');
  const unknown = await fromExample('s3-access-denied.json');
  const quota = await fromExample('quota-look-alike.json');
  const person = await fromCorpus('records/identities/identity-center-role.json');
  const service = await fromCorpus('records/identities/aws-service.json');
  const auditor = await fromCorpus('records/stated/identity-implicit-iam-list-users-global.json');
  const user = auditor.denial.principal;
  const legacy: Explanation = {
    ...auditor,
    denial: { ...auditor.denial, principal: { ...user, name: 'svc-legacy', arn: 'arn:aws:iam::111122223333:user/svc-legacy' } },
  };
  const gov = await fromCorpus('records/stated/partition-gov-dynamodb-index.json');
  const table = { name: 'countersign-incidents', region: 'eu-west-1', partition: 'aws', key: incidentKey(grant.fingerprint) };
  const probing = (count: number): Alert =>
    alertOf(legacy, { probing: { actions: actions(count), minutes: 10 } }, { kind: 'probing', action: null, resource: null, count });
  return {
    'new, a grant': alertOf(grant, { owners: [{ tag: 'team', value: 'payments' }], incidentTable: table }),
    'new, an SCP denies': alertOf(scp),
    'new, a resource policy denies': alertOf(resource),
    'new, withheld': alertOf(withheld),
    'new, sensitive': alertOf(sensitive),
    'new, unknown': alertOf(unknown),
    'new, a quota': alertOf(quota, { healthIssue: 'AWS_EC2_API_ISSUE: Increased error rates for RunInstances in us-west-2' }),
    regressed: alertOf(grant, { reason: 'regressed' }, { status: 'regressed', ...longAgo, count: 15 }),
    escalating: alertOf(
      grant,
      { reason: 'escalating' },
      { status: 'escalating', ...longAgo, count: 1020, sessions: sessions(100), hours: { '2026-11-20T21': 340 } },
    ),
    'count step': alertOf(grant, { reason: 'count' }, { status: 'ongoing', ...longAgo, count: 1000, sessions: sessions(12) }),
    'Identity Center': alertOf(person),
    'several people': alertOf(person, { reason: 'count' }, { count: 100, sessions: ['alice@example.com', 'bob@example.com'] }),
    'a service': alertOf(service),
    GovCloud: alertOf(gov),
    'probing, 17 actions': probing(17),
    'probing, 150 actions': probing(150),
  };
};
