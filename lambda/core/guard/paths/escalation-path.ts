/** A set of actions with which a principal can gain privileges that nobody gave it; the order in which they are used does not matter. */
export interface EscalationPath {
  readonly id: string;
  readonly actions: readonly string[];
  /** What it leads to, as the end of "together they give …". */
  readonly gives: string;
}

/** One row of a table: id, actions, what they give. */
export type PathRow = readonly [id: string, actions: string, gives: string];

export const asPaths = (rows: readonly PathRow[]): readonly EscalationPath[] =>
  rows.map(([id, actions, gives]) => ({ id, actions: actions.split(' '), gives }));
