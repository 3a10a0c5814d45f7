// C0 and C1 controls, bidirectional marks, zero-width and line separators: all that can move a cursor or hide a word.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;

/** Text from an event for one line of a terminal or a plain e-mail: no control characters, no longer than `longest` characters. */
export const plainText = (text: string, longest = 2000): string => {
  const clean = text.replace(/[\n\t]+/g, ' ').replace(unsafe, '');
  return clean.length > longest ? `${clean.slice(0, longest)}… (${clean.length} characters)` : clean;
};

/** JSON that no terminal interprets: what `JSON.stringify` leaves raw is written as \uXXXX. The value is the same. */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
