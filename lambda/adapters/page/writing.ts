import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { plainText } from '../../core/message/plain-text.ts';
import { pageAction } from '../../core/page/page-action.ts';
import type { ActionResult, PagePorts } from '../../flows/page/page-ports.ts';
import { isFingerprint } from './is-fingerprint.ts';
import { refuse } from './refuse.ts';
import { whyNoEvents } from './why-no-events.ts';

const move = z.strictObject({
  hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 366),
});

/** What the page changes. */
export const writing = (ports: PagePorts): Hono => {
  const app = new Hono();
  app.post('/api/incidents/:fingerprint/actions', async (c) => {
    const fingerprint = c.req.param('fingerprint');
    const { readOnly } = ports.info();
    if (readOnly !== null) return refuse(c, 403, plainText(readOnly, 300));
    if (!isFingerprint(fingerprint)) return refuse(c, 404, 'there is no such incident');
    const action = pageAction.safeParse(await jsonOf(c));
    if (!action.success) return refuse(c, 400, `this is no action: ${problemOf(action.error)}`);
    return answered(c, await ports.act(fingerprint, action.data));
  });
  app.post('/api/time', async (c) => {
    if (!ports.info().clockCanMove) return refuse(c, 403, 'time cannot be moved here');
    const wanted = move.safeParse(await jsonOf(c));
    if (!wanted.success) return refuse(c, 400, `expected hours: ${problemOf(wanted.error)}`);
    return answered(c, await ports.moveTime(wanted.data.hours));
  });
  for (const path of ['/events', '/api/events']) app.post(path, (c) => takeEvents(c, ports));
  return app;
};

const takeEvents = async (c: Context, ports: Pick<PagePorts, 'takeEvents'>) => {
  const text = await c.req.text();
  const problem = whyNoEvents(text);
  if (problem !== null) return refuse(c, 400, problem);
  const { taken, problems } = await ports.takeEvents(text);
  const answer = { taken, problems: problems.slice(0, 20).map((its) => plainText(its, 400)) };
  return c.json(answer, taken === 0 && problems.length > 0 ? 400 : 200);
};

const jsonOf = async (c: Context): Promise<unknown> => {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
};

const answered = (c: Context, result: ActionResult) => (result.kind === 'done' ? c.json({}) : refuse(c, 409, plainText(result.says, 600)));

const problemOf = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => plainText(`${path.join('.')} ${message}`.trim(), 200))
    .join('; ')
    .slice(0, 600);
