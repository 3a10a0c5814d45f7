import { type Notice, noticeOf } from '../core/message/alert/notice.ts';
import type { Alert } from '../core/message/alert.ts';
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

/** Words an alert once and sends it to every target that has it not yet. */
export const sendToTargets = ({ publish, publishToOwners, postToSlack }: AlertTargets): SendAlert => {
  const targets: readonly (readonly [string, (notice: Notice) => Promise<Omit<AlertFailure, 'target'> | null>])[] = [
    ['sns', (notice) => publish(notice).then(() => null, failureOf)],
    ['owners', (notice) => publishToOwners(notice).then(() => null, failureOf)],
    ...(postToSlack === null ? [] : [['slack', (notice: Notice) => posted(postToSlack, notice)] as const]),
  ];
  return async (alert: Alert, sentTo) => {
    const notice = noticeOf(alert);
    const open = targets.filter(([target]) => !sentTo.includes(target));
    const answers = await Promise.all(open.map(async ([target, send]) => ({ target, failure: await send(notice) })));
    return {
      sentTo: [...sentTo, ...answers.flatMap(({ target, failure }) => (failure === null ? [target] : []))],
      failures: answers.flatMap(({ target, failure }) => (failure === null ? [] : [{ target, ...failure }])),
    };
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
