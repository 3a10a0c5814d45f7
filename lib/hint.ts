/** What a setting is, for whoever wrote it otherwise. */
export interface Hint {
  readonly expects: string;
  readonly example: unknown;
}
