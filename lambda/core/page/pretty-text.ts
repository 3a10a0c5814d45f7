import { plainText, safeJson } from '../message/plain-text.ts';

const longest = 60_000;

/** JSON in lines, or any other text cleaned of control characters; cut where it is endless. */
export const prettyText = (text: string): string => {
  const pretty = laidOut(text);
  return pretty.length > longest ? `${pretty.slice(0, longest)}\n… (${pretty.length} characters)` : pretty;
};

const laidOut = (text: string): string => {
  try {
    return safeJson(JSON.parse(text), 2);
  } catch {
    return plainText(text, longest);
  }
};
