/**
 * Breaks text into lines of at most `width` characters, at spaces; a word longer than a line (an ARN) stays whole, so that it can be
 * copied. In: one line of plain text without colours.
 */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
};
