/** A call that was not granted and is close to one that was. */
export interface NeighbourCall {
  readonly what: string;
  readonly action: string;
  readonly resource: string;
}

/** Verbs that people fear most where another was granted. */
const otherVerbs: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:Get|List|Describe|Query|Scan|Put|Create|Update|Send|Publish|Receive|BatchGet)/, ['Delete']],
  [/^Run/, ['Terminate', 'Stop']],
  [/^Start/, ['Stop', 'Delete']],
  [/^Invoke/, ['Delete', 'Update']],
];

/**
 * Calls that must still be refused after a grant: the same on another resource, where the grant names one, and another action on the same.
 * `isAction` tells real actions from made-up ones.
 */
export const neighbourCalls = (action: string, resource: string, isAction: (action: string) => boolean): readonly NeighbourCall[] => {
  const other = otherActions(action).find(isAction);
  return [
    ...(resource.includes('*') ? [] : [{ what: 'another resource', action, resource: resource.replace(/([^/:]+)$/, 'other-$1') }]),
    ...(other === undefined ? [] : [{ what: 'another action', action: other, resource }]),
  ];
};

/** Possible names, of which some are no actions. */
export const otherActions = (action: string): readonly string[] => {
  const [service = '', name = ''] = action.split(':');
  const [pattern, verbs] = otherVerbs.find(([verb]) => verb.test(name)) ?? [/^/, []];
  return verbs.map((verb) => `${service}:${name.replace(pattern, verb)}`);
};
