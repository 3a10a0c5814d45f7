import { Hono } from 'hono';
import { plainText } from '../../core/message/plain-text.ts';
import { firstScreen } from '../../core/page/first-screen.ts';
import { incidentDocument } from '../../core/page/incident-document.ts';
import { incidentRows } from '../../core/page/incident-row.ts';
import { prettyText } from '../../core/page/pretty-text.ts';
import type { PageInfo, PagePorts } from '../../flows/page/page-ports.ts';
import { changeStream } from './change-stream.ts';
import { isFingerprint } from './is-fingerprint.ts';
import type { AlertAnswer, FirstAnswer, IncidentsAnswer } from './page-answers.ts';
import { refuse } from './refuse.ts';

/** As many as a window shows; the rest comes at once behind them. */
const firstRows = 12;

/** What the page reads. */
export const reading = (ports: PagePorts): Hono => {
  const app = new Hono();
  app.get('/api/incidents', async (c) => {
    const now = ports.now();
    const incidents = await ports.listIncidents();
    const answer: IncidentsAnswer = { info: shownInfo(ports.info()), now, rows: incidentRows(incidents, now) };
    return c.json(answer);
  });
  app.get('/api/first', async (c) => {
    const now = ports.now();
    const answer: FirstAnswer = { info: shownInfo(ports.info()), now, first: firstScreen(await ports.listIncidents(), now, firstRows) };
    return c.json(answer);
  });
  app.get('/api/incidents/:fingerprint', async (c) => {
    const fingerprint = c.req.param('fingerprint');
    const view = isFingerprint(fingerprint) ? await ports.readIncident(fingerprint) : null;
    if (view === null) return refuse(c, 404, 'there is no such incident');
    const { readOnly, accountNames } = ports.info();
    return c.json(incidentDocument(view, { now: ports.now(), isReadOnly: readOnly !== null, accountNames }));
  });
  app.get('/api/alerts', async (c) => {
    const alerts = await ports.alerts();
    const answer: readonly AlertAnswer[] = alerts.map(({ incident, title, time, email, slack }) => ({
      incident: plainText(incident, 20),
      title: plainText(title, 600),
      time,
      email: email
        .split('\n')
        .map((line) => plainText(line))
        .join('\n'),
      slack: prettyText(slack),
    }));
    return c.json(answer);
  });
  app.get('/api/changes', (c) => changeStream(c, ports.subscribe));
  return app;
};

const shownInfo = ({ kind, title, account, region, readOnly, clockCanMove, you, accountNames }: PageInfo): IncidentsAnswer['info'] => ({
  kind,
  title: plainText(title, 80),
  account: account === null ? null : plainText(account, 20),
  region: region === null ? null : plainText(region, 40),
  readOnly: readOnly === null ? null : plainText(readOnly, 300),
  clockCanMove,
  you: you === null ? null : plainText(you, 200),
  accountNames: Object.fromEntries(Object.entries(accountNames).map(([id, name]) => [plainText(id, 20), plainText(name, 60)])),
});
