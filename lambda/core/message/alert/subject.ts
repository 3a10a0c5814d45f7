import type { AlertFacts } from './alert-facts.ts';

/** SNS takes subjects of less than 100 characters, without line breaks and control characters. (SNS API reference, Publish) */
const longest = 99;

/** The title as the subject of an e-mail, in ASCII: not every mail program shows more. The account's name stands behind it where there is room. */
export const subjectOf = ({ title, account }: Pick<AlertFacts, 'title' | 'account'>): string => {
  const subject = ascii(`[Countersign] ${title}`);
  const name = account === null ? null : ascii(account.replace(/ \(\d{12}\)$/, ''));
  const whole = name === null ? subject : `${subject} (${name})`;
  if (whole.length <= longest) return whole;
  return subject.length <= longest ? subject : `${subject.slice(0, longest - 3).trimEnd()}...`;
};

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/…/g, '...')
    .replace(/[^ -~]/gu, '?');
