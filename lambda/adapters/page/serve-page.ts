import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import type { PagePorts } from '../../flows/page/page-ports.ts';
import { pageApp } from './page-app.ts';
import { readAssets } from './page-assets.ts';

export interface ServeOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Where `build.mjs` put the files: `dist/page`. */
  readonly assets: string;
  /** Whether only who has the whole address can read: where the page acts with somebody's credentials. */
  readonly isKeyed: boolean;
  readonly report: (error: unknown) => void;
}

export type Served =
  | { readonly kind: 'served'; readonly port: number /** To be opened. */; readonly url: string; readonly close: () => Promise<void> }
  | { readonly kind: 'busy' };

/** Serves the page on 127.0.0.1 only, until it is closed. */
export const servePage = async (ports: PagePorts, { port, assets, isKeyed, report }: ServeOptions): Promise<Served> => {
  const token = randomBytes(32).toString('base64url');
  const app = pageApp(ports, { assets: await readAssets(assets), token, isKeyed, report });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) => {
      // What stands behind # is never sent, and in no log.
      const url = `http://127.0.0.1:${address.port}/${isKeyed ? `#key=${token}` : ''}`;
      resolve({ kind: 'served', port: address.port, url, close });
    });
    const close = (): Promise<void> =>
      new Promise((done) => {
        server.close(() => done());
        // Streams of changes stay open otherwise.
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    server.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve({ kind: 'busy' }) : reject(error)));
  });
};
