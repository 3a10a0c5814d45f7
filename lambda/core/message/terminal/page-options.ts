import type { Paint } from './paint.ts';

export interface PageOptions {
  readonly width: number;
  readonly paint: Paint;
  /** How the input was named, for the commands to run next. */
  readonly source: string;
}
