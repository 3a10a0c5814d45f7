import type { FirstScreen } from '../../core/page/first-screen.ts';
import type { IncidentRow } from '../../core/page/incident-row.ts';
import type { PageInfo } from '../../flows/page/page-ports.ts';

/** What the server answers, for the browser to read. */
export interface IncidentsAnswer {
  readonly info: PageInfo;
  /** ISO 8601; the page counts from there. */
  readonly now: string;
  readonly rows: readonly IncidentRow[];
}

export interface FirstAnswer {
  readonly info: PageInfo;
  readonly now: string;
  readonly first: FirstScreen;
}

export interface AlertAnswer {
  readonly incident: string;
  readonly title: string;
  readonly time: string;
  readonly email: string;
  readonly slack: string;
}
