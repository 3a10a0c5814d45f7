// A pair of double stars around words, as Markdown writes bold: no action or resource begins with one and ends with one.
const bold = /(?<![\w*/:.-])\*\*(?=[^\s*])((?:[^*\n]|\*(?!\*)){1,4000}?)(?<=[^\s*])\*\*(?![\w*])/g;

/** A text without Markdown's bold marks, in which people paste errors. In: text of any length; linear time. */
export const withoutEmphasis = (text: string): string => (text.includes('**') ? text.replace(bold, '$1') : text);
