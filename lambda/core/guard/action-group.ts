/** Actions that have the same effect; `effect` completes the sentence that starts with the action. */
export interface ActionGroup {
  readonly effect: string;
  readonly actions: readonly string[];
}

/** `named('iam', 'CreateUser CreateRole')` → `iam:CreateUser`, `iam:CreateRole`: a table reads as words, not as quotes and prefixes. */
export const named = (service: string, names: string): readonly string[] => names.split(/\s+/).map((name) => `${service}:${name}`);

/** The effect of an action, by its lower-case name: IAM does not tell `IAM:passrole` from `iam:PassRole`. */
export const effectsOf = (groups: readonly ActionGroup[]): ReadonlyMap<string, string> =>
  new Map(groups.flatMap(({ effect, actions }) => actions.map((action): [string, string] => [action.toLowerCase(), effect])));
