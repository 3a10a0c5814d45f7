import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One way to word a failure: AWS's documentation and service models, and issues on GitHub. New wordings are new lines: rule, error code
 * (`-` where there is none) and message, with tabs between. The file's name is the kind.
 */
export interface Wording {
  readonly rule: string;
  readonly errorCode: string | null;
  readonly message: string | null;
}

export const readWordings = (kind: string): Wording[] => rowsOf(kind).map(([rule = '', code, message]) => wording(rule, code, message));

/** Refusals, and what other programs say: no look-alikes. */
export const readOthers = (): Wording[] => rowsOf('refusals-and-others').map(([code, message]) => wording('', code, message));

const wording = (rule: string, code: string | undefined, message: string | undefined): Wording => ({
  rule,
  errorCode: orNull(code),
  message: orNull(message),
});

const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '-' ? null : cell);

const rowsOf = (file: string): string[][] =>
  readFileSync(join(__dirname, 'wordings', `${file}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
