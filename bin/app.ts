import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { CountersignStack } from '../lib/countersign-stack.ts';
import { readSettings } from '../lib/settings.ts';

const handlers = fileURLToPath(new URL('../lambda/handlers', import.meta.url));

const app = new App();
const read = readSettings(app.node.getAllContext());
if (read.kind === 'settings') new CountersignStack(app, 'Countersign', { countersign: { ...read.settings, handlers } });
else {
  console.error(read.text);
  process.exitCode = 1;
}
