import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { transformSync } from 'esbuild';

const requireFromHere = createRequire(join(process.cwd(), 'package.json'));

/** The CDK's own flags: merge statements (as in new projects); take what its CloudFormation rules find as errors. */
export interface CdkFlags {
  readonly minimize: boolean;
  readonly validate: boolean;
}

/** Runs the module that the printer wrote as a user's stack would, and gives the template that the CDK makes of it. */
export const synthesize = (source: string, { minimize, validate }: CdkFlags): ReturnType<Template['toJSON']> => {
  const module = { exports: {} as Record<string, unknown> };
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' });
  new Function('require', 'module', 'exports', code)(requireFromHere, module, module.exports);
  const [grant, ...others] = Object.values(module.exports);
  if (typeof grant !== 'function' || others.length > 0) throw new Error('expected one exported function');
  const outdir = mkdtempSync(join(tmpdir(), 'countersign-snippet-'));
  try {
    const context = { '@aws-cdk/aws-iam:minimizePolicies': minimize, '@aws-cdk/core:validateAgainstDefaultRules': validate };
    const stack = new Stack(new App({ outdir, context, builtinCloudFormationValidation: validate }), 'Stack');
    grant(stack);
    return Template.fromStack(stack).toJSON();
  } finally {
    rmSync(outdir, { recursive: true });
  }
};
