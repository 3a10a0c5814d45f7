export type JsonDocument = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/**
 * The JSON documents of a text: one, or one a line (JSON Lines), or several after each other as `jq` prints them.
 *
 * Out: null where it holds none; a broken one among whole ones is reported with its line. Linear time.
 */
export const jsonDocuments = (text: string): JsonDocument[] | null => {
  const whole = parse(text);
  if (whole.ok) return [whole];
  const pieces = topLevelPieces(text);
  if (pieces.length < 2) return null;
  const documents = pieces.map(({ json, line }): JsonDocument => {
    const document = parse(json);
    return document.ok ? document : { ok: false, reason: `line ${line} is no whole JSON (${document.reason})` };
  });
  return documents.some((document) => document.ok) ? documents : null;
};

const parse = (json: string): JsonDocument => {
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message.slice(0, 120) : 'unreadable' };
  }
};

/** Cuts where the brackets are closed; strings may hold brackets. A piece that never closes ends at the end of its line. */
const topLevelPieces = (text: string): { json: string; line: number }[] => {
  const lines = text.split('\n');
  const oneALine = lines.every((line) => line.trim() === '' || /^\s*[[{].*[\]}],?\s*$/.test(line) || !/^\s/.test(line));
  if (oneALine && lines.filter((line) => /^\s*[[{].*[\]}]\s*$/.test(line)).length > 0) {
    return lines.flatMap((line, index) => (line.trim() === '' ? [] : [{ json: line, line: index + 1 }]));
  }
  return bracketPieces(text);
};

/** A scan by hand: a regular expression over megabytes of strings would run out of stack. */
const bracketPieces = (text: string): { json: string; line: number }[] => {
  const pieces: { json: string; line: number }[] = [];
  const state = { depth: 0, start: 0, line: 1 };
  for (let position = 0; position < text.length; position++) {
    const character = text[position] ?? '';
    if (character === '"') position = endOfString(text, position);
    else if (isClosed(character, position, state)) pieces.push({ json: text.slice(state.start, position + 1), line: state.line });
  }
  return pieces;
};

/** Follows brackets and lines; true where a character closes the outermost bracket. */
const isClosed = (character: string, position: number, state: { depth: number; start: number; line: number }): boolean => {
  if (character === '\n') state.line += 1;
  if (character === '{' || character === '[') {
    if (state.depth === 0) state.start = position;
    state.depth += 1;
  }
  if ((character !== '}' && character !== ']') || state.depth === 0) return false;
  state.depth -= 1;
  return state.depth === 0;
};

const endOfString = (text: string, start: number): number => {
  for (let position = start + 1; position < text.length; position++) {
    if (text[position] === '\\') position += 1;
    else if (text[position] === '"') return position;
  }
  return text.length;
};
