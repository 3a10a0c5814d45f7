import type { Execution } from '../grant/execution.ts';
import { plainText } from '../message/plain-text.ts';

/** A run of the runbook, as the page shows it. */
export interface ShownRun {
  readonly id: string;
  readonly document: string;
  readonly status: string;
  readonly startedBy: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly steps: readonly { readonly name: string; readonly status: string; readonly failure: string | null }[];
}

export const shownRun = ({ id, document, status, startedBy, startedAt, endedAt, steps }: Execution): ShownRun => ({
  id: plainText(id, 60),
  document: plainText(document, 128),
  status: plainText(status, 40),
  startedBy: startedBy === null ? null : plainText(startedBy, 200),
  startedAt,
  endedAt,
  steps: steps.map(({ name, status: its, failure }) => ({
    name: plainText(name, 128),
    status: plainText(its, 40),
    failure: failure === null ? null : plainText(failure, 600),
  })),
});
