import type { KnownBlock } from '@slack/types';
import type { IncomingWebhookSendArguments } from '@slack/webhook';
import { type Notice, noticeOf } from '../../../../lambda/core/message/alert/notice.ts';
import type { SlackMessage } from '../../../../lambda/core/message/alert/slack-block.ts';
import { representativeAlerts } from './alerts.ts';

const noticeFor = async (name: string): Promise<Notice> => {
  const alert = (await representativeAlerts())[name];
  if (alert === undefined) throw new Error(`no alert ${name}`);
  return noticeOf(alert);
};

/** What a person sees in Slack, about as Slack lays it out. */
const slackText = ({ blocks }: SlackMessage): string =>
  blocks
    .flatMap((block) => {
      if (block.type === 'header') return [`# ${block.text.text}`];
      if (block.type === 'context') return [block.elements.map(({ text }) => text).join(' | ')];
      return block.elements.map(({ type, elements }) => {
        const text = elements.map((element) => (element.type === 'link' ? `[${element.text}]` : element.text)).join('');
        return type === 'rich_text_preformatted' ? text.replace(/^/gm, '    ') : text.trimEnd();
      });
    })
    .join('\n');

test.each(['new, a grant', 'new, an SCP denies', 'new, withheld', 'new, a quota', 'probing, 150 actions'])('e-mail: %s', async (name) => {
  const { subject, email } = await noticeFor(name);
  expect(`Subject: ${subject}\n\n${email}`).toMatchSnapshot();
});

test.each(['escalating', 'Identity Center', 'new, sensitive', 'new, a quota', 'probing, 17 actions'])('Slack: %s', async (name) => {
  expect(slackText((await noticeFor(name)).slack)).toMatchSnapshot();
});

test('Amazon Q: new, an SCP denies', async () => {
  expect(JSON.parse((await noticeFor('new, an SCP denies')).amazonQ)).toMatchSnapshot();
});

test("the Slack message is of Slack's own types", async () => {
  const { slack } = await noticeFor('new, a grant');
  const blocks: KnownBlock[] = slack.blocks;
  const message: IncomingWebhookSendArguments = slack;
  expect(message.blocks).toBe(blocks);
});

test('a Slack message has about a dozen lines', async () => {
  for (const [name, alert] of Object.entries(await representativeAlerts()))
    expect([name, slackText(noticeOf(alert).slack).split('\n').length <= 13]).toEqual([name, true]);
});
