/**
 * Text as a string literal in printable ASCII: nothing ends the literal or its line, and no bidirectional or invisible character
 * shows a reader something other than what runs. The escapes used are those that the languages share.
 * (Terraform language, "Strings and Templates"; YAML 1.2.2, section 5.7; ECMA-262, "String Literals")
 */
const escaped = (text: string, quote: '"' | "'", beyondBmp: (character: string) => string): string =>
  `${quote}${text.replace(/[^\x20-\x7e]|[\\"']/gu, (character) => {
    if (character === '"' || character === "'") return character === quote ? `\\${quote}` : character;
    return short[character] ?? (character.length > 1 ? beyondBmp(character) : fourDigits(character));
  })}${quote}`;

const short: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const fourDigits = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const eightDigits = (character: string): string => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;

export const typescriptText = (text: string): string => escaped(text, "'", (pair) => pair.split('').map(fourDigits).join(''));

export const yamlText = (text: string): string => escaped(text, '"', eightDigits);

/** `${` and `%{` begin templates in Terraform, so that policy variables (`${aws:username}`) are written `$${`. */
export const hclText = (text: string): string => escaped(text, '"', eightDigits).replace(/([$%])\{/g, '$1$1{');
