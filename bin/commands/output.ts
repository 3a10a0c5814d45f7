/** What a command has to say: data for stdout, notes and errors for stderr. */
export type Output = { readonly to: 'stdout' | 'stderr'; readonly text: string };

/** 0 all explained, 1 something went wrong, 2 wrong usage, 3 some input was no denial that could be read, 6 refused: nothing was changed. */
export type ExitCode = 0 | 1 | 2 | 3 | 6;

/** A command says things one after the other, and ends with its exit code. */
export type CommandRun = AsyncGenerator<Output, ExitCode>;

/** What a command may know of the terminal and the process. */
export interface Terminal {
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly colour: boolean;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
}
