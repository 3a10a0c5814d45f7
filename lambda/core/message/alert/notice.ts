import type { Alert } from '../alert.ts';

/** An alert, worded for every target. */
export interface Notice {
  readonly subject: string;
  readonly email: string;
  readonly amazonQ: string;
  readonly json: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly slack: { readonly text: string };
}

export const noticeOf = ({ incident, reason }: Alert): Notice => ({
  subject: incident.id,
  email: incident.id,
  amazonQ: JSON.stringify({ id: incident.id }),
  json: JSON.stringify({ incident: incident.id, reason, count: incident.count }),
  attributes: { reason },
  slack: { text: incident.id },
});
