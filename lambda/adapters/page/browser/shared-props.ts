import type { PageInfo } from '../../../flows/page/page-ports.ts';
import type { Go, Route } from './route.ts';

/** What every part of the page is given. */
export interface SharedProps {
  /** The server's time, ISO 8601. */
  readonly now: string;
  readonly route: Route;
  readonly go: Go;
  readonly info: PageInfo;
  /** Tells something to people, also to those who listen. */
  readonly say: (notice: string) => void;
}
