import { pageApp } from '../../../lambda/adapters/page/page-app.ts';
import type { PageInfo, PagePorts } from '../../../lambda/flows/page/page-ports.ts';
import { samplePorts } from '../../browser/sample-ports.ts';
import { someView } from './some-view.ts';

const host = '127.0.0.1:4711';
const origin = `http://${host}`;
const token = 'token-of-this-process';
const { fingerprint } = someView().incident;

const assets = [{ path: '/page.js', type: 'text/javascript; charset=utf-8', text: 'page' }];

const begin = (given: { readonly info?: Partial<PageInfo>; readonly ports?: Partial<PagePorts>; readonly isKeyed?: boolean } = {}) => {
  const sample = samplePorts([someView()], given.info);
  const reported: unknown[] = [];
  const app = pageApp(
    { ...sample.ports, ...given.ports },
    { assets, token, isKeyed: given.isKeyed ?? false, report: (error) => reported.push(error) },
  );
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers: { host, ...headers } });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { host, origin, 'content-type': 'application/json', 'x-countersign-token': token, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { ...sample, app, get, post, reported };
};
const act = `/api/incidents/${fingerprint}/actions`;

describe('the door', () => {
  test('every answer has the headers that keep other code out, also a refusal, a file, an error and what is not there', async () => {
    const { get, app } = begin({
      ports: {
        alerts: async () => {
          throw new Error('broken');
        },
      },
    });
    const answers = await Promise.all([
      get('/'),
      get('/page.js'),
      get('/api/incidents'),
      get('/api/alerts'),
      get('/none'),
      app.request('/'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 500, 404, 403]);
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test.each(['127.0.0.1:4711', 'localhost:4711', '[::1]:4711', 'localhost'])('%s is a name of this machine', async (name) => {
    expect((await begin().get('/api/incidents', { host: name })).status).toBe(200);
  });

  test.each(['evil.example', 'evil.example:4711', '127.0.0.1.evil.example', 'localhost.evil.example:4711', '127.0.0.1@evil.example', ''])(
    'the name "%s", which may lead to this machine by DNS rebinding, is refused',
    async (name) => {
      const { app } = begin();
      expect((await app.request('/api/incidents', { headers: { host: name } })).status).toBe(403);
    },
  );

  test.each(['https://evil.example', 'http://127.0.0.1:4712', 'http://localhost:4711', 'https://127.0.0.1:4711', 'null'])(
    'a change from the origin %s is refused, with a token, too',
    async (other) => {
      const { post, acted } = begin();
      expect((await post(act, { kind: 'resolve' }, { origin: other })).status).toBe(403);
      expect(acted).toEqual([]);
    },
  );

  test('what another site loads is refused, and a link from it is followed', async () => {
    const { get } = begin();
    expect((await get('/page.js', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status).toBe(403);
    expect((await get('/api/incidents', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' })).status).toBe(403);
    expect((await get('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status).toBe(200);
  });

  test('a change without the token, or with another, changes nothing', async () => {
    const { post, acted, taken } = begin();
    for (const wrong of ['', 'token-of-another-run', `${token}x`]) {
      for (const path of [act, '/api/time', '/api/events', '/events']) {
        expect((await post(path, { kind: 'resolve' }, { 'x-countersign-token': wrong })).status).toBe(403);
      }
    }
    expect([acted, taken]).toEqual([[], []]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'a change as "%s", which a form of another site can send, is refused',
    async (type) => {
      const { post, acted } = begin();
      expect((await post(act, '{"kind":"resolve"}', { 'content-type': type })).status).toBe(415);
      expect(acted).toEqual([]);
    },
  );

  test('the token stands in the page, and of a keyed page it does not', async () => {
    expect(await (await begin().get('/')).text()).toContain(token);
    expect(await (await begin({ isKeyed: true }).get('/')).text()).not.toContain(token);
  });

  test('a keyed page tells nothing to who has not its whole address', async () => {
    const { get, app } = begin({ isKeyed: true });
    for (const path of ['/api/incidents', `/api/incidents/${fingerprint}`, '/api/alerts', '/api/changes', '/api/changes?token=wrong']) {
      expect((await get(path)).status).toBe(401);
    }
    const program = { host, 'content-type': 'application/json' };
    expect((await app.request('/events', { method: 'POST', headers: program, body: '{}' })).status).toBe(401);
    expect((await get('/api/incidents', { 'x-countersign-token': token })).status).toBe(200);
    const stream = await get(`/api/changes?token=${token}`);
    expect(stream.status).toBe(200);
    await stream.body?.cancel();
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s has no answer', async (method) => {
    const { app } = begin();
    const headers = { host, 'content-type': 'application/json', 'x-countersign-token': token };
    expect((await app.request(act, { method, headers })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('what the page reads', () => {
  test('the list has a row an incident, and says whose page it is', async () => {
    const answer = await (await begin().get('/api/incidents')).json();
    expect(answer).toMatchObject({
      info: { kind: 'local', account: '111122223333', readOnly: null },
      rows: [{ fingerprint, section: 'new', who: 'ci-deployer', count: 14 }],
    });
  });

  test('an incident is told as a document, and one that is not there is not', async () => {
    const { get } = begin();
    expect(await (await get(`/api/incidents/${fingerprint}`)).json()).toMatchObject({
      row: { fingerprint },
      actions: ['snooze', 'ignore', 'resolve'],
    });
    for (const other of ['0'.repeat(64), 'cs-000000', '..%2f..%2fetc%2fpasswd', '__proto__']) {
      expect((await get(`/api/incidents/${other}`)).status).toBe(404);
    }
  });

  test('of a page that may change nothing, an incident has no actions', async () => {
    const { get, post, acted } = begin({ info: { readOnly: 'you are no approver' } });
    expect(await (await get(`/api/incidents/${fingerprint}`)).json()).toMatchObject({ actions: [] });
    const refused = await post(act, { kind: 'resolve' });
    expect([refused.status, await refused.json()]).toEqual([403, { says: 'you are no approver' }]);
    expect(acted).toEqual([]);
  });

  test('control and bidirectional characters of an event reach no answer', async () => {
    const hostile = 'evil\u0000\u001b[31m\u202e\u2066\u200bname';
    const view = someView({ principalName: hostile, action: hostile, resource: hostile, regions: [hostile], sessions: [hostile] });
    const { ports } = samplePorts([
      {
        ...view,
        decodedMessage: hostile,
        history: [{ time: hostile, what: hostile, who: hostile }],
        tried: [{ request: hostile, allowed: true, what: hostile }],
      },
    ]);
    const alert = {
      fingerprint,
      incident: hostile,
      title: hostile,
      time: '2026-11-21T10:00:00Z',
      email: `${hostile}\nsecond`,
      slack: JSON.stringify(hostile),
    };
    const { get } = begin({ ports: { ...ports, alerts: async () => [alert] } });
    for (const path of ['/api/incidents', `/api/incidents/${fingerprint}`, '/api/alerts']) {
      const text = JSON.stringify(await (await get(path)).json());
      expect(text).toContain('evil');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(text).not.toMatch(/(?<!\\)\\u00[01]|[\u0000-\u001f\u202a-\u202e\u2066-\u2069\u200b]/);
    }
  });

  test('what a port threw is told without its stack, and reported', async () => {
    const broken = new Error('the table is gone\u001b[31m');
    const { get, reported } = begin({
      ports: {
        listIncidents: async () => {
          throw broken;
        },
      },
    });
    const answer = await get('/api/incidents');
    expect([answer.status, await answer.json()]).toEqual([500, { says: 'something went wrong: the table is gone[31m' }]);
    expect(reported).toEqual([broken]);
  });

  test('changes are told as they come, gathered, and the subscription ends with the reader', async () => {
    const { get, change, ports } = begin();
    let open = 0;
    const counted: PagePorts['subscribe'] = (callback) => {
      open += 1;
      const stop = ports.subscribe(callback);
      return () => {
        open -= 1;
        stop();
      };
    };
    const stream = await begin({ ports: { ...ports, subscribe: counted } }).get('/api/changes');
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body?.getReader();
    const read = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toContain('event: ready');
    change(fingerprint, {});
    change(fingerprint, {});
    const told = await read();
    expect(told).toContain('event: changed');
    expect(told).toContain(`data: ["${fingerprint}"]`);
    expect(open).toBe(1);
    await reader?.cancel();
    expect(open).toBe(0);
    expect((await get('/api/incidents')).status).toBe(200);
  });
});

describe('what the page changes', () => {
  const hash = 'a'.repeat(64);

  test.each([
    { kind: 'approve', hash, reason: '' },
    { kind: 'reject', hash, reason: 'not this role' },
    { kind: 'snooze', hours: 4 },
    { kind: 'ignore', reason: 'scanner', days: null },
    { kind: 'resolve' },
  ])('the action $kind reaches the port as it was sent', async (action) => {
    const { post, acted } = begin({ ports: {} });
    await post(act, action);
    expect(acted).toEqual([{ fingerprint, action }]);
  });

  test.each([
    null,
    [],
    'text',
    { kind: 'grant' },
    { kind: 'approve' },
    { kind: 'approve', hash: 'abc', reason: '' },
    { kind: 'approve', hash: `${hash}\n`, reason: '' },
    { kind: 'approve', hash, reason: '', days: 1 },
    { kind: 'reject', hash, reason: ' ' },
    { kind: 'reject', hash, reason: 'x'.repeat(501) },
    { kind: 'ignore', reason: '', days: null },
    { kind: 'ignore', reason: 'why', days: 91 },
    { kind: 'snooze', hours: 5 },
    { kind: 'snooze', hours: '4' },
  ])('%j is no action: it is refused in words, and nothing happens', async (body) => {
    const { post, acted } = begin();
    const answer = await post(act, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ says: expect.stringMatching(/^this is no action: ./) });
    expect(acted).toEqual([]);
  });

  test('what is no JSON at all is refused in the same way', async () => {
    expect((await begin().post(act, '{"kind":')).status).toBe(400);
  });

  test('an action that the port refuses is told in its words', async () => {
    const answer = await begin().post(act, { kind: 'approve', hash, reason: '' });
    expect([answer.status, await answer.json()]).toEqual([409, { says: 'the plan has changed: look again' }]);
  });

  test('an action for no fingerprint reaches no port', async () => {
    const { post, acted } = begin();
    expect((await post('/api/incidents/cs-000000/actions', { kind: 'resolve' })).status).toBe(404);
    expect(acted).toEqual([]);
  });

  test('time moves forward where it can, by whole hours', async () => {
    const { post, ports } = begin();
    const before = Date.parse(ports.now());
    expect((await post('/api/time', { hours: 24 })).status).toBe(200);
    expect(Date.parse(ports.now()) - before).toBeGreaterThanOrEqual(24 * 3_600_000);
    for (const hours of [0, -1, 1.5, '1', 10_000]) expect((await post('/api/time', { hours })).status).toBe(400);
    expect((await begin({ info: { clockCanMove: false } }).post('/api/time', { hours: 1 })).status).toBe(403);
  });

  test('a body that is too large is refused before it is read whole', async () => {
    const { post, acted, taken } = begin();
    expect((await post(act, { kind: 'reject', hash, reason: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await post('/api/events', `"${'x'.repeat(33 * 1024 * 1024)}"`)).status).toBe(413);
    expect([acted, taken]).toEqual([[], []]);
  });
});

describe('events', () => {
  const event = JSON.stringify({ detail: { errorCode: 'AccessDenied' } });
  const program = { host, 'content-type': 'application/json' };

  test('a program on this machine sends events without a token, and a browser never does', async () => {
    const { app, taken } = begin();
    const send = (headers: Record<string, string>) =>
      app.request('/events', { method: 'POST', headers: { ...program, ...headers }, body: event });
    expect((await send({})).status).toBe(200);
    expect((await send({ origin })).status).toBe(403);
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(403);
    expect(taken).toEqual([event]);
  });

  test('a file of the page, records line by line and an object over many lines are taken whole', async () => {
    const { post, taken } = begin();
    const texts = [event, `${event}\n\n${event}\n`, JSON.stringify(JSON.parse(event), null, 2)];
    for (const text of texts) expect((await post('/api/events', text)).status).toBe(200);
    expect(taken).toEqual(texts);
  });

  test.each([
    ['', 'nothing was sent: send an EventBridge event, a CloudTrail record, or a file of records'],
    ['  \n ', 'nothing was sent: send an EventBridge event, a CloudTrail record, or a file of records'],
    ['42', 'this is not JSON: an event is an object'],
    ['null', 'this is not JSON: an event is an object'],
    ['<html>', expect.stringMatching(/^this is not JSON: Unexpected token/)],
    ['{"a":1}\n{"b":\n', expect.stringMatching(/^line 2 is not JSON: /)],
  ])('the text %j is refused with what is wrong', async (text, says) => {
    const { post, taken } = begin();
    const answer = await post('/api/events', text);
    expect([answer.status, await answer.json()]).toEqual([400, { says }]);
    expect(taken).toEqual([]);
  });

  test('events of which none could be read are said to be wrong', async () => {
    const answer = await begin().post('/api/events', '{}');
    expect([answer.status, await answer.json()]).toEqual([400, { taken: 0, problems: ['no denial that could be read'] }]);
  });
});
