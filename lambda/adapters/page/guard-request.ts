import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { pageHeaders } from './page-headers.ts';
import type { PageOptions } from './page-options.ts';
import { refuse } from './refuse.ts';

type Secrets = Pick<PageOptions, 'token' | 'isKeyed'>;

/**
 * The door of the page. A site that somebody has open beside it must not read it or change anything: neither by a name that leads to this
 * machine (the Host is checked), nor by its own requests (Origin and Sec-Fetch-Site), nor by forms (JSON only, and a token for every change).
 * (OWASP, "Cross-Site Request Forgery Prevention"; Fetch standard, "Origin header")
 */
export const guardRequest =
  (secrets: Secrets): MiddlewareHandler =>
  async (c, next) => {
    const refused = refusedHost(c) ?? refusedOrigin(c) ?? refusedStranger(c, secrets) ?? refusedChange(c, secrets);
    if (refused === null) await next();
    else c.res = refused;
    for (const [name, value] of Object.entries(pageHeaders)) c.res.headers.set(name, value);
  };

const isOurName = (host: string): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host);

/** A name of somebody else that leads to this machine (DNS rebinding) would be the same origin to a browser. */
const refusedHost = (c: Context): Response | null =>
  isOurName(c.req.header('host') ?? '') ? null : refuse(c, 403, 'open the page by http://127.0.0.1 or http://localhost');

const refusedOrigin = (c: Context): Response | null => {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const isOurs = origin === undefined || origin === `http://${c.req.header('host')}`;
  // A link to the page may stand anywhere; it is followed as a navigation, and reads and changes nothing.
  const isLink = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate';
  const isFromHere = site === undefined || site === 'same-origin' || site === 'none' || isLink;
  return isOurs && isFromHere ? null : refuse(c, 403, 'only the page itself may ask for this');
};

/** Where the page acts with somebody's credentials, other users of the machine can load it, and get nothing. */
const refusedStranger = (c: Context, secrets: Secrets): Response | null => {
  if (!secrets.isKeyed || !/^\/(?:api\/|events$)/.test(c.req.path)) return null;
  // Streams of changes cannot send headers.
  const isStream = c.req.path === '/api/changes' && isSame(c.req.query('token') ?? '', secrets.token);
  return isStream || hasToken(c, secrets) ? null : refuse(c, 401, 'open the page by the whole address that was printed when it started');
};

const refusedChange = (c: Context, secrets: Secrets): Response | null => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return null;
  if (!/^application\/(?:json|x-ndjson)(?:;|$)/i.test(c.req.header('content-type') ?? ''))
    return refuse(c, 415, 'send JSON, with the header content-type: application/json');
  if (isProgram(c) && c.req.path === '/events') return null;
  return hasToken(c, secrets) ? null : refuse(c, 403, 'the page is from an earlier run: load it again');
};

/** Browsers send an Origin with every POST. */
const isProgram = (c: Context): boolean => c.req.header('origin') === undefined && c.req.header('sec-fetch-site') === undefined;

const hasToken = (c: Context, { token }: Secrets): boolean => isSame(c.req.header('x-countersign-token') ?? '', token);

const isSame = (given: string, secret: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
};
