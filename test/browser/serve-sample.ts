import { servePage } from '../../lambda/adapters/page/serve-page.ts';
import { samplePorts, sampleViews } from './sample-ports.ts';

// The page over the sample, to look at while it is written: `npx tsx test/browser/serve-sample.ts 4000`.
const { ports } = samplePorts(await sampleViews());
const served = await servePage(ports, { port: Number(process.argv[2] ?? 0), assets: 'dist/page', isKeyed: false, report: console.error });
console.log(served.kind === 'served' ? served.url : 'the port is busy');
