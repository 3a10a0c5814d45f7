import { servePage } from '../../lambda/adapters/page/serve-page.ts';
import { manyViews } from './many-views.ts';
import { samplePorts } from './sample-ports.ts';
import { sampleViews } from './sample-views.ts';

// The page over the sample, or over so many incidents, to look at while it is written: `npx tsx test/browser/serve-sample.ts 4000 [COUNT]`.
const [port = '0', count] = process.argv.slice(2);
const { ports } = samplePorts(count === undefined ? await sampleViews() : manyViews(Number(count)));
const served = await servePage(ports, { port: Number(port), assets: 'dist/page', isKeyed: false, report: console.error });
console.log(served.kind === 'served' ? served.url : 'the port is busy');
