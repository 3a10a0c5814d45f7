import { agoWords } from '../../../core/message/incidents/incident-words.ts';

/** `2026-11-21 10:12 UTC`; what is no time is said as it is. */
export const utc = (time: string): string =>
  Number.isNaN(Date.parse(time)) ? time : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** How long ago, with the time itself where somebody points at it. */
export const Ago = ({ time, now }: { readonly time: string; readonly now: string }) => (
  <time dateTime={time} title={utc(time)}>
    {agoWords(time, now)} ago
  </time>
);
