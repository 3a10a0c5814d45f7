import { firstPart } from './cut-text.ts';

/**
 * Text from an event for Slack's mrkdwn and the markdown of Amazon Q: nothing in it is formatted, linked, mentioned or an emoji. The signs
 * that do that are replaced by ones that look alike, because mrkdwn has no escape for them; ARNs become code, which people copy.
 * (Slack developer documentation, "Formatting message text", escaping)
 */
export const neutral = (text: string): string =>
  text
    .split(/(\barn:[^\s,;"'`()]+)/)
    .map((part, index) => (index % 2 === 1 ? asCode(part) : escaped(unformatted(part))))
    .join('');

/** The same in at most `longest` characters. The text is cut before it is made neutral, so that no code span and no entity is cut open. */
export const neutralWithin = (text: string, longest: number): string => {
  for (let kept = Math.min(text.length, longest); kept > 0; kept = Math.floor(kept * 0.8)) {
    const whole = neutral(kept === text.length ? text : `${firstPart(text, kept)}…`);
    if (whole.length <= longest) return whole;
  }
  return '';
};

const unformatted = (text: string): string =>
  text
    .replace(/[*~`@[\]|\\]/g, alike)
    .replace(edgeUnderscore, '＿')
    .replace(/:\/\//g, ':∕∕')
    .replace(emoji, '$1∶');

/** Underscores inside a word format nothing, and names of roles are full of them. */
const edgeUnderscore = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** `:fire:` would become an emoji. */
const emoji = /(:[a-z0-9_+'-]{1,100}):/g;

const lookAlikes: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', '@': '＠', '[': '［', ']': '］', '|': '∣', '\\': '∖' };
const alike = (sign: string): string => lookAlikes[sign] ?? '';

/** A code span, to copy from; a back-tick would end it and is replaced. */
export const asCode = (text: string): string => (text.trim() === '' ? '' : `\`${escaped(text.replace(/`/g, 'ˋ'))}\``);

/** A link of ours. In: an encoded URL, and words of ours. */
export const asLink = (url: string, label: string): string => `<${escaped(url).replace(/\|/g, '%7C')}|${neutral(label)}>`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
