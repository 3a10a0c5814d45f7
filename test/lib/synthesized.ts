import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { CountersignSettings } from '../../lib/countersign-settings.ts';
import { CountersignStack } from '../../lib/countersign-stack.ts';

const properties = z.record(z.string(), z.unknown());
const templateSchema = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: properties.default({}) })),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })),
});
export type SynthesizedTemplate = z.infer<typeof templateSchema>;
type Properties = z.infer<typeof properties>;

/** The folder of the handlers, as bin/app.ts gives it. */
export const handlers = join(process.cwd(), 'lambda/handlers');

/** The stack as people get it: feature flags of cdk.json, no account, no bundling (which takes seconds and changes nothing here). */
export const makeStack = (settings: Partial<CountersignSettings> = {}): CountersignStack => {
  const app = new App({ context: { ...flagsOfCdkJson(), 'aws:cdk:bundling-stacks': [] } });
  return new CountersignStack(app, 'Countersign', { countersign: { ...settings, handlers } });
};

export const synthesize = (settings: Partial<CountersignSettings> = {}): SynthesizedTemplate =>
  templateSchema.parse(Template.fromStack(makeStack(settings)).toJSON());

/** Properties of all resources of a type, by logical id. */
export const resourcesOf = (template: SynthesizedTemplate, type: string): ReadonlyMap<string, Properties> =>
  new Map(Object.entries(template.Resources).flatMap(([id, resource]) => (resource.Type === type ? [[id, resource.Properties]] : [])));

/** Properties of the one resource of a type whose logical id begins like this. */
export const resourceOf = (template: SynthesizedTemplate, type: string, idStart = ''): Properties => {
  const found = [...resourcesOf(template, type)].filter(([id]) => id.startsWith(idStart));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} resources of type ${type} begin with ${idStart}`);
  return only[1];
};

const flagsOfCdkJson = (): Readonly<Record<string, unknown>> => {
  if (!existsSync('cdk.json')) return {};
  const { context } = z.looseObject({ context: properties.default({}) }).parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  return Object.fromEntries(Object.entries(context).filter(([key]) => !key.startsWith('countersign:')));
};
