import type { Incident } from '../../lambda/core/incident/incident.ts';
import type { HeldPolicy } from '../../lambda/core/page/incident-view.ts';

/** An incident of the sample: a case of the corpus or an example, and how it is told. */
export interface SampleIncident {
  readonly file: string;
  readonly given: Partial<Incident>;
  /** Denials in the last hours, this one last. */
  readonly counts: readonly number[];
  readonly held?: readonly HeldPolicy[];
  readonly decoded?: unknown;
}

const records = 'test/corpus/records';

const deployer: readonly HeldPolicy[] = [
  {
    name: 'deploy-services',
    kind: 'inline',
    document: {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Describe', Effect: 'Allow', Action: ['ec2:Describe*', 'elasticloadbalancing:Describe*'], Resource: '*' },
        { Sid: 'Artifacts', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::payments-artifacts/*' },
        { Sid: 'Clusters', Effect: 'Allow', Action: 'eks:ListClusters', Resource: '*' },
        { Sid: 'Logs', Effect: 'Allow', Action: 'logs:*', Resource: '*' },
      ],
    },
  },
  {
    name: 'DeployBoundary',
    kind: 'boundary',
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  },
];

const storm = [0, 0, 0, 0, 0, 0, 0, 0, 3, 2, 0, 1, 0, 0, 2, 0, 0, 1, 0, 4, 12, 640, 2210, 2125];
const steady = [3, 2, 4, 3, 2, 0, 0, 1, 2, 3, 3, 4, 6, 5, 4, 3, 4, 2, 1, 3, 2, 3, 4, 2];

export const sampleStory: readonly SampleIncident[] = [
  {
    file: `${records}/stated/identity-implicit-eks-describe-cluster.json`,
    given: { status: 'new' },
    counts: [0, 0, 1, 0, 0, 2, 4, 3, 4],
    held: deployer,
  },
  {
    file: 'examples/ec2-run-instances-denied.json',
    given: { status: 'new' },
    counts: [2, 6, 6],
    held: deployer,
    decoded: {
      allowed: false,
      explicitDeny: false,
      matchedStatements: { items: [] },
      failures: { items: [] },
      context: { action: 'ec2:RunInstances' },
    },
  },
  {
    file: `${records}/stated/identity-implicit-states-start-execution.json`,
    given: { status: 'regressed' },
    counts: [1, 0, 0, 4, 9, 2],
    held: [],
  },
  { file: `${records}/stated/scp-explicit-with-arn-rds.json`, given: { status: 'ongoing', fix: 'advice' }, counts: steady },
  { file: `${records}/stated/identity-implicit-glue-get-table-on-catalog.json`, given: { status: 'escalating' }, counts: storm },
  {
    file: `${records}/stated/boundary-explicit-with-arn-then-full-stop-ec2.json`,
    given: { status: 'ongoing', fix: 'advice' },
    counts: [1, 3, 1, 0, 2, 1],
  },
  { file: `${records}/stated/resource-explicit-s3-put.json`, given: { status: 'new', fix: 'advice' }, counts: [3, 1, 5] },
  { file: `${records}/stated/withheld-put-role-policy-role-by-name.json`, given: { status: 'new' }, counts: [1, 1] },
  {
    file: `${records}/stated/identity-implicit-secretsmanager-get-secret-value.json`,
    given: { status: 'ongoing' },
    counts: [2, 0, 2, 0, 0, 4, 1],
    held: [],
  },
  { file: 'examples/s3-access-denied.json', given: { status: 'ongoing' }, counts: [1, 0, 4, 0, 7, 2, 0, 1] },
  { file: 'examples/quota-look-alike.json', given: { status: 'new', fix: 'advice' }, counts: [11, 4] },
  {
    file: `${records}/stated/identity-implicit-cloudwatch-put-metric-alarm.json`,
    given: { status: 'ignored', reason: 'scanner, never granted' },
    counts: steady,
  },
  {
    file: `${records}/stated/identity-implicit-config-describe-rules.json`,
    given: { status: 'ignored', mutedBy: 'console-pages', reason: 'pages of the console probe what they may show' },
    counts: [1, 0, 0, 0, 8, 2, 1],
  },
  { file: `${records}/stated/identity-implicit-ce-get-cost-and-usage.json`, given: { status: 'snoozed' }, counts: [2, 1, 0, 1] },
  { file: `${records}/stated/identity-implicit-ecr-batch-get-image.json`, given: { status: 'resolved' }, counts: [0, 1, 0, 0, 0, 0, 0] },
];
