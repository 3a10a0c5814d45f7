import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

/** A labelled paragraph; without text it is left out. `verbatim` lines are neither wrapped nor joined (JSON, commands). */
export interface Row {
  readonly label: string;
  readonly text: string | null;
  readonly verbatim?: readonly string[];
}

const labelWidth = 13;

export const renderRows = (rows: readonly Row[], width: number, paint: Paint): string =>
  rows
    .filter(({ text, verbatim }) => text !== null || (verbatim?.length ?? 0) > 0)
    .flatMap(({ label, text, verbatim }) => {
      const lines = [...(text === null ? [] : wrap(text, Math.max(24, width - labelWidth - 2))), ...(verbatim ?? [])];
      return lines.map((line, index) => `  ${paint.dim((index === 0 ? label : '').padEnd(labelWidth))}${line}`.trimEnd());
    })
    .join('\n')
    .concat('\n');
