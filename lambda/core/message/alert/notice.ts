import type { Alert } from '../alert.ts';
import { alertAttributes } from './alert-attributes.ts';
import { alertFacts } from './alert-facts.ts';
import { alertJson } from './alert-json.ts';
import { amazonQNotification } from './amazon-q.ts';
import { emailBody } from './email.ts';
import { slackMessage } from './slack.ts';
import type { SlackMessage } from './slack-block.ts';
import { subjectOf } from './subject.ts';

/** One alert, worded for every target. */
export interface Notice {
  /** The alert in one line, not escaped for any target. */
  readonly title: string;
  /** Of the e-mail: ASCII, under 100 characters, one line. */
  readonly subject: string;
  readonly email: string;
  /** A custom notification, as JSON. */
  readonly amazonQ: string;
  /** For programs: docs/json.md. */
  readonly json: string;
  /** To filter on: at most 10. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly slack: SlackMessage;
}

/**
 * Words an alert for every target: each text is free of secrets and control characters, escaped for its target and within its limits. In all
 * they fit into one SNS message of 256 KB.
 *
 * @example await publish(noticeOf(alert)); await postToSlack(noticeOf(alert).slack);
 */
export const noticeOf = (alert: Alert): Notice => {
  const facts = alertFacts(alert);
  return {
    title: facts.title,
    subject: subjectOf(facts),
    email: emailBody(facts),
    amazonQ: amazonQNotification(alert, facts),
    json: alertJson(alert, facts),
    attributes: alertAttributes(alert),
    slack: slackMessage(facts),
  };
};
