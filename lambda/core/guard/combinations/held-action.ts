/** An action that a principal already may do, and how far that is known to reach. */
export interface HeldAction {
  readonly action: string;
  /** `everywhere`: IAM's simulator allows it on all resources. `somewhere`: a policy allows it on some resources, or under conditions. */
  readonly extent: 'everywhere' | 'somewhere';
  /** Of `somewhere`: the resources as the policies write them; `all but some` for NotResource. */
  readonly resources: readonly string[];
  readonly conditional: boolean;
}

/** `iam:PassRole, which it already may do` and the like: the end of "together with …". */
export const heldWords = ({ action, extent, resources, conditional }: HeldAction): string => {
  if (extent === 'everywhere') return `${action}, which it already may do`;
  const shown = resources.slice(0, most).map((resource) => resource.slice(0, longest));
  const more = resources.length > most ? ` and ${resources.length - most} more` : '';
  return `${action}, which its policies already allow on ${shown.join(', ')}${more}${conditional ? ' under conditions' : ''}`;
};

const most = 2;
const longest = 120;
