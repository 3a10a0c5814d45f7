import type { PageAssets } from './page-assets.ts';

export interface PageOptions {
  readonly assets: PageAssets;
  /** A secret of this process that every change from a browser must bring along: letters, digits, `-` and `_`. */
  readonly token: string;
  /**
   * Whether reading needs the token, too, and the page has it only from the address that is opened first: where the page acts with somebody's
   * credentials. Else it stands in the page, where other sites cannot read it.
   */
  readonly isKeyed: boolean;
  /** Hears of bugs and of what a port threw. */
  readonly report: (error: unknown) => void;
}
