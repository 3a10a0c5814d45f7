/**
 * The blocks that our messages use, as Slack describes them; core may not import Slack's types, and a test holds that these are theirs.
 * Lists are not readonly because Slack's types take none that are. (Slack developer documentation, "Block Kit reference")
 */
export type SlackBlock = SlackHeader | SlackRichText | SlackContext;

export interface SlackHeader {
  readonly type: 'header';
  readonly text: SlackPlainText;
}

export interface SlackPlainText {
  readonly type: 'plain_text';
  readonly text: string;
  /** False: `:fire:` in data stays text. */
  readonly emoji: false;
}

export interface SlackRichText {
  readonly type: 'rich_text';
  readonly elements: (SlackSection | SlackPreformatted)[];
}

export interface SlackSection {
  readonly type: 'rich_text_section';
  readonly elements: (SlackText | SlackLink)[];
}

export interface SlackPreformatted {
  readonly type: 'rich_text_preformatted';
  readonly elements: SlackText[];
}

/** Shown as it is: no formatting, no mentions, no links. */
export interface SlackText {
  readonly type: 'text';
  readonly text: string;
  readonly style?: { readonly bold?: boolean; readonly code?: boolean };
}

export interface SlackLink {
  readonly type: 'link';
  readonly url: string;
  readonly text: string;
}

export interface SlackContext {
  readonly type: 'context';
  readonly elements: SlackPlainText[];
}

/** What an incoming webhook takes; `text` is for notifications and for readers that show no blocks. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}
