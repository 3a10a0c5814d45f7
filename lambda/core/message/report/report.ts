import type { NextCommand } from '../alert/next-commands.ts';

/** What a report is about; programs filter by it. */
export type ReportKind = 'decision' | 'grant' | 'ending' | 'digest';

/**
 * News that are no denial: how a grant stands, what ends soon, the digest. Everything from events in it has gone through `shown` already; it is
 * not escaped for any target yet.
 */
export interface Report {
  readonly kind: ReportKind;
  /** One line. */
  readonly title: string;
  /** `cs-…`; null for the digest. */
  readonly incident: string | null;
  /** Paragraphs. */
  readonly says: readonly string[];
  /** Facts, a line each. */
  readonly lines: readonly (readonly [label: string, value: string])[];
  /** Text to copy, as it is: a policy, or code. */
  readonly code: string | null;
  readonly next: readonly NextCommand[];
  /** For programs. */
  readonly data: Readonly<Record<string, unknown>>;
}
