export type HclValue = string | HclValue[] | { [key: string]: HclValue };

export interface HclResource {
  readonly type: string;
  readonly name: string;
  readonly attributes: { readonly [key: string]: HclValue };
}

/**
 * A reader of the little HCL that the printer writes, after the rules of the Terraform language ("Strings and Templates"); it throws
 * at everything else, above all at an interpolation. `jsonencode(x)` reads as x.
 */
export const readHcl = (source: string): HclResource[] => {
  const reader = readerOf(source);
  const resources: HclResource[] = [];
  for (reader.skip(); !reader.atEnd(); reader.skip()) {
    reader.take('resource');
    const type = readString(reader);
    const name = readString(reader);
    resources.push({ type, name, attributes: readMap(reader) });
  }
  return resources;
};

interface Reader {
  readonly atEnd: () => boolean;
  readonly skip: () => void;
  readonly sees: (token: string) => boolean;
  readonly take: (token: string) => void;
  readonly match: (pattern: RegExp) => string;
}

const readerOf = (source: string): Reader => {
  let at = 0;
  const fail = (wanted: string): never => {
    throw new Error(`expected ${wanted} at ${at}: ${JSON.stringify(source.slice(at, at + 60))}`);
  };
  const skip = (): void => {
    at += /^(?:\s|#[^\n]*(?:\n|$))*/.exec(source.slice(at))?.[0].length ?? 0;
  };
  return {
    atEnd: () => at >= source.length,
    skip,
    sees: (token) => {
      skip();
      return source.startsWith(token, at);
    },
    take: (token) => {
      skip();
      if (!source.startsWith(token, at)) fail(token);
      at += token.length;
    },
    match: (pattern) => {
      const found = new RegExp(`^(?:${pattern.source})`, 'u').exec(source.slice(at))?.[0] ?? fail(pattern.source);
      at += found.length;
      return found;
    },
  };
};

const readValue = (reader: Reader): HclValue => {
  if (reader.sees('"')) return readString(reader);
  if (reader.sees('[')) return readList(reader);
  if (reader.sees('{')) return readMap(reader);
  reader.take('jsonencode(');
  const value = readValue(reader);
  reader.take(')');
  return value;
};

const readList = (reader: Reader): HclValue[] => {
  const items: HclValue[] = [];
  reader.take('[');
  while (!reader.sees(']')) {
    items.push(readValue(reader));
    if (!reader.sees(']')) reader.take(',');
  }
  reader.take(']');
  return items;
};

const readMap = (reader: Reader): { [key: string]: HclValue } => {
  const entries: [string, HclValue][] = [];
  reader.take('{');
  while (!reader.sees('}')) {
    const key = reader.sees('"') ? readString(reader) : reader.match(/[A-Za-z][A-Za-z0-9]*/);
    reader.take('=');
    entries.push([key, readValue(reader)]);
  }
  reader.take('}');
  return Object.fromEntries(entries);
};

const readString = (reader: Reader): string => {
  reader.take('"');
  // One piece at a time, in the order in which the scanner of HCL looks: template escapes, then escapes, then any other character.
  let text = '';
  for (;;) {
    const piece = reader.match(/"|\$\$\{|%%\{|\$\{|%\{|\\U[0-9a-fA-F]{8}|\\u[0-9a-fA-F]{4}|\\[nrt"\\]|[^\\\n\r]/);
    if (piece === '"') return text;
    if (piece === '${' || piece === '%{') throw new Error(`a template begins in a string after ${JSON.stringify(text)}`);
    text += pieceText(piece);
  }
};

const escapes: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\"': '"',
  '\\\\': '\\',
  '$${': '${',
  '%%{': '%{',
};

const pieceText = (piece: string): string => {
  if (/^\\[uU]/.test(piece)) return String.fromCodePoint(Number.parseInt(piece.slice(2), 16));
  return escapes[piece] ?? piece;
};
