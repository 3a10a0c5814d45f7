import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly path: string;
  readonly body: string;
  /** Of a query protocol: `Action=…&…`. */
  readonly form: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface StubAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request gets instead of an answer: another answer, a cut connection, or nothing at all. */
export type Fault = StubAnswer | 'reset' | 'silence';

export interface Stub {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  /** Decides for each request (the first is 1) whether it fails; null puts things right again. */
  readonly fail: (fault: ((request: number, received: StubRequest) => Fault | null) | null) => void;
  readonly stop: () => Promise<void>;
}

/** A server on loopback in the place of a service, which keeps what it was asked and can be told to fail. */
export const startStub = async (answer: (request: StubRequest) => StubAnswer | Promise<StubAnswer>): Promise<Stub> => {
  const requests: StubRequest[] = [];
  let faults: Parameters<Stub['fail']>[0] = null;
  let since = 0;
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    const request = { path: incoming.url ?? '/', body, form: new URLSearchParams(body), headers: incoming.headers };
    since += 1;
    const fault = faults?.(since, request) ?? null;
    if (fault === 'silence') return;
    if (fault === 'reset') return void incoming.socket.destroy();
    if (fault === null) requests.push(request);
    const { status, headers, body: text } = fault ?? (await answer(request));
    response.writeHead(status, headers ?? { 'content-type': 'text/xml' });
    response.end(text);
  };
  const server = createServer((incoming, response) => void serve(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail: (fault) => {
      faults = fault;
      since = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

/** An error of a service with a query protocol (STS, IAM, SNS). */
export const xmlError = (status: number, code: string, message = 'said by the stub'): StubAnswer => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
});
