import { plainText } from '../../core/message/plain-text.ts';

/** Why a text can hold no events, in words for people, or null: it is JSON, or has JSON in every line. */
export const whyNoEvents = (text: string): string | null => {
  if (text.trim() === '') return 'nothing was sent: send an EventBridge event, a CloudTrail record, or a file of records';
  if (problemOf(text) === null) return null;
  const lines = text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '');
  const [first] = lines;
  // Of a single document its own problem says more than that of its first line.
  if (lines.length < 2 || first === undefined || problemOf(first.line) !== null) return `this is not JSON: ${problemOf(text)}`;
  const wrong = lines.find(({ line }) => problemOf(line) !== null);
  return wrong === undefined ? null : `line ${wrong.number} is not JSON: ${problemOf(wrong.line)}`;
};

const problemOf = (text: string): string | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? null : 'an event is an object';
  } catch (error) {
    return plainText(error instanceof Error ? error.message : String(error), 200);
  }
};
