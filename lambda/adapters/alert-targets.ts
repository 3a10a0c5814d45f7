import { type Notice, noticeOf } from '../core/message/alert/notice.ts';
import type { Alert } from '../core/message/alert.ts';
import { reportNotice } from '../core/message/report/report-notice.ts';
import type { SendReport } from '../flows/grants/follow-up-ports.ts';
import type { AlertFailure, SendAlert } from '../flows/ports.ts';
import type { PostToSlack } from './slack.ts';
import type { Publish } from './sns.ts';

export interface AlertTargets {
  /** To the topic of people, Amazon Q and machines. */
  readonly publish: Publish;
  /** To the topic whose subscriptions filter by owner. */
  readonly publishToOwners: Publish;
  /** Null where no Slack webhook is set. */
  readonly postToSlack: PostToSlack | null;
}

/** Sends a notice to every target but those named. Out: who has it now, and who has not. */
export type SendNotice = (notice: Notice, sentTo: readonly string[]) => ReturnType<SendAlert>;

/** Sends what is worded already to every target that has it not yet. */
export const sendNoticeToTargets = ({ publish, publishToOwners, postToSlack }: AlertTargets): SendNotice => {
  const targets: readonly (readonly [string, (notice: Notice) => Promise<Omit<AlertFailure, 'target'> | null>])[] = [
    ['sns', (notice) => publish(notice).then(() => null, failureOf)],
    ['owners', (notice) => publishToOwners(notice).then(() => null, failureOf)],
    ...(postToSlack === null ? [] : [['slack', (notice: Notice) => posted(postToSlack, notice)] as const]),
  ];
  return async (notice, sentTo) => {
    const open = targets.filter(([target]) => !sentTo.includes(target));
    const answers = await Promise.all(open.map(async ([target, send]) => ({ target, failure: await send(notice) })));
    return {
      sentTo: [...sentTo, ...answers.flatMap(({ target, failure }) => (failure === null ? [target] : []))],
      failures: answers.flatMap(({ target, failure }) => (failure === null ? [] : [{ target, ...failure }])),
    };
  };
};

/** Words an alert once and sends it to every target that has it not yet. */
export const sendToTargets = (targets: AlertTargets): SendAlert => {
  const send = sendNoticeToTargets(targets);
  return (alert: Alert, sentTo) => send(noticeOf(alert), sentTo);
};

/** Words a report and sends it to every target; throws where a target may take it later, or nobody took it. */
export const sendReportToTargets = (targets: AlertTargets): SendReport => {
  const send = sendNoticeToTargets(targets);
  return async (report) => {
    const { sentTo, failures } = await send(reportNotice(report), []);
    const again = failures.filter((failure) => failure.again || sentTo.length === 0);
    if (again.length > 0) throw new Error(`A report did not reach ${again.map(({ target, says }) => `${target} (${says})`).join(', ')}`);
  };
};

const posted = async (post: PostToSlack, { slack }: Notice): Promise<Omit<AlertFailure, 'target'> | null> => {
  const answer = await post(slack);
  return answer.kind === 'taken' ? null : { says: answer.says, again: answer.again };
};

/** A topic that does not take an alert is ours to mend: the record waits in the queue, then with the dead letters. */
const failureOf = (error: unknown): Omit<AlertFailure, 'target'> => ({
  says: (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300),
  again: true,
});
