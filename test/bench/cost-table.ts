/** List prices of us-east-1 as remembered in 2026-11, in dollars; free tiers are left out. To be checked against AWS's price pages. */
const price = {
  sqsRequest: 0.4 / 1e6,
  lambdaRequest: 0.2 / 1e6,
  lambdaGigabyteSecond: 0.0000133334,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  snsPublish: 0.5 / 1e6,
  snsEmail: 2 / 1e5,
  logGigabyte: 0.5,
  /** Storage and point-in-time recovery. */
  tableGigabyteMonth: 0.25 + 0.2,
  kmsRequest: 0.03 / 1e4,
};

interface Scenario {
  readonly name: string;
  /** Denials of one incident that come together in a batch of ten. */
  readonly together: number;
  readonly incidents: number;
  /** Alerts: the first, and the count steps. */
  readonly alerts: number;
}

const denials = 1_000_000;

const scenarios: readonly Scenario[] = [
  { name: 'a storm: 10 incidents, batches of 10', together: 10, incidents: 10, alerts: 10 * 5 },
  { name: 'all different: 1,000,000 incidents', together: 1, incidents: denials, alerts: denials },
];

export interface CostRow {
  readonly what: string;
  readonly sum: string;
  readonly dollars: number;
}

const row = (what: string, count: number, unit: string, each: number): CostRow => ({
  what,
  sum: `${count < 10 ? count.toFixed(2) : Math.round(count).toLocaleString('en-US')} ${unit} × $${each.toExponential(2)}`,
  dollars: count * each,
});

const rowsOf = ({ together, incidents, alerts }: Scenario): readonly CostRow[] => {
  const groups = denials / together;
  const batches = denials / 10;
  // Claim and mark an event: 1 unit each. The incident is 1 to 2 kB and in an index: 2 units for the item and 2 for its copy; where the
  // last time moves, a key of the index, the copy is removed and written again. A decision is two writes. (DynamoDB developer guide,
  // "Provisioned throughput considerations for Global Secondary Indexes")
  const eventWrites = denials * 2;
  const widening = groups > incidents ? 6 : 4;
  const incidentWrites = groups * (4 + widening) + alerts * 8;
  // A new action of a principal is noted in two windows.
  const probingWrites = incidents * 2;
  return [
    row('SQS: a message in, and a receive and a delete for each batch of 10', denials + batches * 2, 'requests', price.sqsRequest),
    row('Lambda: batches of 10', batches, 'invocations', price.lambdaRequest),
    row('Lambda: 0.3 s at 512 MB', batches * 0.3 * 0.5, 'GB-s', price.lambdaGigabyteSecond),
    row('DynamoDB: events', eventWrites, 'write units', price.writeUnit),
    row('DynamoDB: incidents and their index', incidentWrites, 'write units', price.writeUnit),
    row('DynamoDB: probing', probingWrites, 'write units', price.writeUnit),
    row('DynamoDB: the incident, read for the decision', groups, 'read units', price.readUnit),
    // An event stays 30 days, an incident and its copy in the index 90.
    row('DynamoDB: storage and recovery', (denials * 0.25 + incidents * 2 * 2 * 3) / 1e6, 'GB-months', price.tableGigabyteMonth),
    row('SNS: two topics', alerts * 2, 'publishes', price.snsPublish),
    row('SNS: one e-mail address', alerts, 'e-mails', price.snsEmail),
    row('KMS: a data key a publish', alerts * 2, 'requests', price.kmsRequest),
    row('CloudWatch Logs: metrics and lines of a batch, 1.5 kB', (batches * 1.5) / 1e6, 'GB', price.logGigabyte),
  ];
};

export const costRows = scenarios.map((scenario) => {
  const rows = rowsOf(scenario);
  return { scenario: scenario.name, rows, dollars: rows.reduce((sum, { dollars }) => sum + dollars, 0) };
});

/** What is paid whether there are denials or not. */
const fixed: readonly (readonly [string, number])[] = [
  ['KMS key of the topics', 1],
  ['8 alarms of one metric, and anomaly detection (3 metrics)', 8 * 0.1 + 3 * 0.1],
  ['dashboard', 3],
  ['about 20 custom metrics', 20 * 0.3],
  ['Secrets Manager, where Slack’s webhook is in a secret', 0.4],
];

/** Head and rows of the README's table. */
export const costCells: readonly [readonly string[], readonly (readonly string[])[]] = [
  ['part', 'storm', 'all different'],
  [
    ...(costRows[0]?.rows ?? []).map(({ what }, index) => [
      what,
      ...costRows.map(({ rows }) => `$${(rows[index]?.dollars ?? 0).toFixed(2)}: ${rows[index]?.sum ?? ''}`),
    ]),
    ['**1,000,000 denials**', ...costRows.map(({ dollars }) => `**$${dollars.toFixed(2)}**`)],
  ],
];

/** What a month costs without any denial, in words. */
export const fixedCost = `$${fixed.reduce((sum, [, dollars]) => sum + dollars, 0).toFixed(2)}: ${fixed.map(([what, dollars]) => `${what} $${dollars.toFixed(2)}`).join(', ')}`;
