import type { PageAssets } from './page-assets.ts';

export interface PageOptions {
  readonly assets: PageAssets;
  /** A secret of this process that every change from a browser must bring along. */
  readonly token: string;
  /**
   * A secret in the address that is opened first, without which nothing is answered: where the page acts with somebody's credentials, other
   * users of the machine must not. Null for a local run.
   */
  readonly key: string | null;
  /** Hears of bugs and of what a port threw. */
  readonly report: (error: unknown) => void;
}
