import { type Notice, noticeOf } from '../../../lambda/core/message/alert/notice.ts';
import { safeJson } from '../../../lambda/core/message/plain-text.ts';
import { reportNotice } from '../../../lambda/core/message/report/report-notice.ts';
import type { SendReport } from '../../../lambda/flows/grants/follow-up-ports.ts';
import type { PageAlert } from '../../../lambda/flows/page/page-ports.ts';
import type { SendAlert } from '../../../lambda/flows/ports.ts';

/** The targets of alerts and reports on this machine: a list that the page shows, and whoever prints their titles. */
export interface ToldNotices {
  readonly sendAlert: SendAlert;
  readonly sendReport: SendReport;
  /** The latest first. */
  readonly all: () => readonly PageAlert[];
}

export interface ToldOptions {
  readonly kept: readonly PageAlert[];
  readonly now: () => string;
  readonly told: (alert: PageAlert) => void;
  /** The fingerprint of an incident's id, or null. */
  readonly fingerprintOf: (incident: string) => Promise<string | null>;
}

const most = 200;

export const toldNotices = ({ kept, now, told, fingerprintOf }: ToldOptions): ToldNotices => {
  let all = kept;
  const add = ({ title, email, slack }: Notice, fingerprint: string, incident: string): void => {
    const alert = { fingerprint, incident, title, time: now(), email, slack: safeJson(slack) };
    all = [alert, ...all].slice(0, most);
    told(alert);
  };
  return {
    sendAlert: async ({ incidentTable: _, ...alert }) => {
      // There is no table to lead to.
      add(noticeOf(alert), alert.incident.fingerprint, alert.incident.id);
      return { sentTo: ['local'], failures: [] };
    },
    sendReport: async (report) => {
      const incident = report.incident ?? '';
      add(reportNotice(report), (await fingerprintOf(incident)) ?? '', incident);
    },
    all: () => all,
  };
};
