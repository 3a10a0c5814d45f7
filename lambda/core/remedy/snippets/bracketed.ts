import { isList, isOneLine, isPlainWord, type Tree } from './policy-tree.ts';

/** What HCL and TypeScript do differently in the same shape. */
export interface BracketStyle {
  readonly text: (text: string) => string;
  readonly assign: ' = ' | ': ';
  readonly entryEnd: '' | ',';
  /** `terraform fmt` lines up the equals signs of neighbouring lines. */
  readonly aligned: boolean;
}

/** A tree as the lines of an expression in brackets; the first line has no indent, so that it can follow a key. */
export const bracketed = (tree: Tree, style: BracketStyle): string[] => {
  if (typeof tree === 'string') return [style.text(tree)];
  if (isList(tree)) return tree.length === 0 ? ['[]'] : ['[', ...indented(tree.flatMap((item) => ended(bracketed(item, style), ','))), ']'];
  const entries = Object.entries(tree);
  return entries.length === 0 ? ['{}'] : ['{', ...indented(entryLines(entries, style)), '}'];
};

export const indented = (lines: readonly string[], by = '  '): string[] => lines.map((line) => `${by}${line}`);

const ended = (lines: readonly string[], end: string): string[] => [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${end}`];

const entryLines = (entries: readonly (readonly [string, Tree])[], style: BracketStyle): string[] =>
  entries.flatMap(([key, value], index) => {
    const [first = '', ...rest] = ended(bracketed(value, style), style.entryEnd);
    const width = style.aligned && isOneLine(value) ? widthAround(entries, index, style) : 0;
    return [`${keyText(key, style).padEnd(width)}${style.assign}${first}`, ...rest];
  });

const keyText = (key: string, { text }: BracketStyle): string => (isPlainWord(key) ? key : text(key));

/** The longest key among the neighbours that take one line each. */
const widthAround = (entries: readonly (readonly [string, Tree])[], index: number, style: BracketStyle): number => {
  const breaks = entries.flatMap(([, value], at) => (isOneLine(value) ? [] : [at]));
  const start = breaks.findLast((at) => at < index) ?? -1;
  const end = breaks.find((at) => at > index) ?? entries.length;
  return Math.max(...entries.slice(start + 1, end).map(([key]) => keyText(key, style).length));
};
