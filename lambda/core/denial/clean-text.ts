/**
 * Takes off what wrappers put around a message, so that the grammar sees AWS's own words: terminal colours, JSON and XML escapes,
 * and the marks that boxes, quotes and comments put at line starts. Line breaks stay: what they mean is decided later.
 *
 * In: any text. Out: text without control characters other than `\n`, and without bidirectional or zero-width marks. Linear time.
 */
export const cleanText = (raw: string): string =>
  joinHardWraps(dropLineMarks(undoMarkup(undoEscapes(dropControls(raw.replace(ansi, ''))))));

// ECMA-48 control sequences and operating system commands (colours, links, titles).
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
const ansi = /\u001b(?:\[[0-?]{0,64}[ -/]{0,16}[@-~]|\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const dropControls = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(controls, '')
    .replace(/[\t\u00a0\u202f]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u201c\u201d]/g, '"');

/** Strings that were printed as JSON (once or twice), or as a programming language writes them. */
const undoEscapes = (text: string): string =>
  text.includes('\\')
    ? text
        .replace(/\\{1,8}u00([2-7][0-9a-fA-F])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/\\{1,8}[rn]/g, '\n')
        .replace(/\\{1,8}t/g, ' ')
        .replace(/\\{1,8}(["'/<>`*_[\]])/g, '$1')
        .replace(/\\\n/g, '\n')
    : text;

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&nbsp;': ' ',
  '&#x2F;': '/',
};

/** HTML entities, and the XML error documents of S3, EC2 and the query protocol. */
const undoMarkup = (text: string): string => {
  const plain = text.includes('&')
    ? text.replace(/&(?:[a-z]{2,6}|#[0-9]{2}|#x[0-9A-Fa-f]{2});/g, (entity) => entities[entity] ?? entity)
    : text;
  if (!plain.includes('</')) return plain;
  return plain
    .replace(/<\/Code>/gi, ': ')
    .replace(/<RequestI[dD]>/g, ' RequestId: ')
    .replace(/<\/(?:Message|Error|RequestI[dD])>/g, '\n')
    .replace(
      /<\/?(?:\?xml|Code|Message|Errors?|ErrorResponse|Response|Type|RequestI[dD]|HostId|Resource|[A-Za-z]{0,20}Result)\b[^<>]{0,300}>/g,
      ' ',
    );
};

// Terraform's box, Markdown quotes, comments of shells and programs, the time stamps of CI logs.
const lineMarks =
  /^[ ]*(?:(?:[│┃║╷╵╭╰├└|]|>(?= |$)|\/\/+|#+(?= |$|[A-Z])|##\[error\]|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z(?= ))[ ]{0,1})+/;

const dropLineMarks = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(lineMarks, '').replace(/[ ]*[│┃║]$/, ''))
    .join('\n');

// Widths of terminals, alone and within Terraform's box.
const terminalWidths = new Set([76, 77, 78, 79, 80, 98, 99, 100, 118, 119, 120, 130, 131, 132, 158, 159, 160]);
// A hard wrap between words leaves the space behind; a line that begins with such a word was broken by a person or a page.
const freshStart =
  /^(?:(?:because|with|on|is|not|to|action|and|status|request|Encoded)\b|\d{4}-\d\d|\[|\{|"|[A-Z][a-z]{2} \d|User:|Error|An error|time=|level=|-|\s)/;

/**
 * A terminal breaks lines at its width, inside words: every line of such a run is equally long, except the last. They are joined
 * as they were. Lines that begin anew are left alone.
 */
const joinHardWraps = (text: string): string => {
  const lines = text.split('\n');
  const joined: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    let line = lines[index] ?? '';
    const width = line.length;
    const isRun = width >= 40 && (lines[index + 1]?.length === width || terminalWidths.has(width));
    while (isRun && !line.endsWith(' ') && lines[index]?.length === width && continuesLine(lines[index + 1], width)) {
      index += 1;
      line += lines[index] ?? '';
    }
    joined.push(line);
  }
  return joined.join('\n');
};

const continuesLine = (next: string | undefined, width: number): boolean =>
  next !== undefined && next !== '' && next.length <= width && !freshStart.test(next);
