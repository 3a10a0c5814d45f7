import { isKeyed, token } from './token.ts';

/** What the server said: an answer, or why there is none, in words for people. */
export type Said<T> = { readonly kind: 'answer'; readonly answer: T } | { readonly kind: 'refused'; readonly says: string };

/** Reads something. The server is ours and of the same build: its answers have the form that it promises. */
export const read = <T>(path: string): Promise<Said<T>> => ask<T>(path, isKeyed ? { headers: { 'x-countersign-token': token } } : {});

/** Changes something. */
export const send = <T>(path: string, body: string): Promise<Said<T>> =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json', 'x-countersign-token': token }, body });

const ask = async <T>(path: string, init: RequestInit): Promise<Said<T>> => {
  try {
    const response = await fetch(path, init);
    const answer = await response.json();
    return response.ok ? { kind: 'answer', answer } : { kind: 'refused', says: wordsIn(answer, response.status) };
  } catch {
    return { kind: 'refused', says: 'Countersign does not answer: is it still running?' };
  }
};

const wordsIn = (answer: unknown, status: number): string => {
  if (typeof answer !== 'object' || answer === null) return `the server answered ${status}`;
  if ('says' in answer && typeof answer.says === 'string') return answer.says;
  if ('problems' in answer && Array.isArray(answer.problems)) return answer.problems.slice(0, 3).join('; ');
  return `the server answered ${status}`;
};
