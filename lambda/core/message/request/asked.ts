/** What the owner of a policy is asked for. `words` and `why` are ours alone; text from the event stands in `json` and `quoted`. */
export interface AskedChange {
  readonly words: readonly string[];
  readonly json: object | null;
  /** Steps that name parts of the event. */
  readonly quoted: readonly string[];
  readonly why: string;
}
