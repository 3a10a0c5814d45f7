import { safeJson } from '../message/plain-text.ts';

/**
 * A document as people read it, in lines. It is laid out only where that loses nothing: a text that JSON would not write back as it was (a key
 * that stands there twice) is shown as one string, so that nothing in it is hidden either.
 */
export const shownDocument = (text: string): string => {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? safeJson(value, 2) : safeJson(text);
  } catch {
    return safeJson(text);
  }
};
