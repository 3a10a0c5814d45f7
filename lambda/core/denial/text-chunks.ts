const most = 1_000_000;

/**
 * Megabytes of text in pieces of a megabyte at most, so that memory stays flat. Cut at line ends; in a line without end before a
 * sentence of AWS, else between words. Together the pieces are the text.
 */
export const textChunks = (text: string): string[] => {
  const chunks: string[] = [];
  let start = 0;
  while (text.length - start > most) {
    const cut = cutIn(text.slice(start, start + most));
    chunks.push(text.slice(start, start + cut));
    start += cut;
  }
  return [...chunks, text.slice(start)];
};

const cutIn = (chunk: string): number => {
  for (const mark of ['\n', 'User: ', ' ']) {
    const cut = chunk.lastIndexOf(mark);
    // Not so early that the pieces become many.
    if (cut > most / 2) return mark === 'User: ' ? cut : cut + 1;
  }
  return chunk.length;
};
