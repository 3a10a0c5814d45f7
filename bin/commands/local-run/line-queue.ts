/** Lines that are said at any time, and read one after the other until the end. */
export interface LineQueue extends AsyncIterable<string> {
  readonly say: (line: string) => void;
  readonly end: () => void;
}

export const lineQueue = (): LineQueue => {
  const lines: string[] = [];
  let isEnded = false;
  let wake = (): void => undefined;
  async function* read(): AsyncGenerator<string> {
    for (;;) {
      for (let line = lines.shift(); line !== undefined; line = lines.shift()) yield line;
      if (isEnded) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return {
    say: (line) => {
      lines.push(line);
      wake();
    },
    end: () => {
      isEnded = true;
      wake();
    },
    [Symbol.asyncIterator]: read,
  };
};
