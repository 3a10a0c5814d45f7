import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { plainText } from '../../core/message/plain-text.ts';
import type { PagePorts } from '../../flows/page/page-ports.ts';
import { guardRequest } from './guard-request.ts';
import type { PageOptions } from './page-options.ts';
import { reading } from './reading.ts';
import { refuse } from './refuse.ts';
import { shell } from './shell.ts';
import { writing } from './writing.ts';

/** CloudTrail's files have some megabytes; an action has some hundred bytes. */
const mostEvents = 32 * 1024 * 1024;
const mostAction = 16 * 1024;

const tooLarge = (most: number) => bodyLimit({ maxSize: most, onError: (c) => refuse(c, 413, `the body is larger than ${most} bytes`) });

/** The page: files, what it reads, and what it changes. Everything goes through the same door. */
export const pageApp = (ports: PagePorts, options: PageOptions): Hono => {
  const app = new Hono();
  app.use(guardRequest(options));
  app.use('/api/events', tooLarge(mostEvents));
  app.use('/events', tooLarge(mostEvents));
  app.use('/api/incidents/*', tooLarge(mostAction));
  app.use('/api/time', tooLarge(mostAction));
  for (const path of ['/', '/alerts', '/incidents/:incident']) app.get(path, (c) => c.html(shell(options)));
  for (const { path, type, text } of options.assets) app.get(path, (c) => c.body(text, 200, { 'content-type': type }));
  app.route('/', reading(ports));
  app.route('/', writing(ports));
  app.notFound((c) => refuse(c, 404, 'there is nothing here'));
  app.onError((error, c) => {
    options.report(error);
    return refuse(c, 500, `something went wrong: ${plainText(error.message, 400)}`);
  });
  return app;
};
