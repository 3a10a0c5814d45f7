/** Text in at most `longest` characters; one that is cut says how long it was. */
export const cutText = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  const mark = `… (${text.length} characters)`;
  return `${firstPart(text, Math.max(0, longest - mark.length))}${mark}`;
};

/** The first `longest` characters, and no half of one that takes two. */
export const firstPart = (text: string, longest: number): string => text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
