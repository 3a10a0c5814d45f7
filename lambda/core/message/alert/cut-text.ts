/** Text in at most `longest` characters; one that is cut says how long it was. */
export const cutText = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  const mark = `… (${text.length} characters)`;
  return `${text.slice(0, Math.max(0, longest - mark.length))}${mark}`;
};
