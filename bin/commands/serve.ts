import type { PagePorts } from '../../lambda/flows/page/page-ports.ts';
import { pageFolder } from '../package-root.ts';

export interface ServedPage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface ServeFlags {
  readonly port?: number;
}

/**
 * Serves the page on loopback. Without --port it takes the usual one, or any that is free. Throws, in words for people, where the port that
 * was asked for is in use.
 */
export const serve = async (
  ports: PagePorts,
  { port }: ServeFlags,
  options: { readonly usualPort: number; readonly isKeyed: boolean; readonly report: (says: string) => void },
): Promise<ServedPage> => {
  const { servePage } = await import('../../lambda/adapters/page/serve-page.ts');
  const serveOn = (chosen: number) =>
    servePage(ports, {
      port: chosen,
      assets: pageFolder(),
      isKeyed: options.isKeyed,
      report: (error) => options.report(error instanceof Error ? error.message : String(error)),
    });
  const served = await serveOn(port ?? options.usualPort);
  if (served.kind === 'served') return served;
  if (port !== undefined)
    throw new Error(`port ${port} is in use on this machine: end what uses it, or choose another (--port 0 takes any that is free)`);
  const other = await serveOn(0);
  if (other.kind === 'busy') throw new Error('no port is free on this machine');
  return other;
};
