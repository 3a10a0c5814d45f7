import type { PolicyDocument } from '../../remedy/policy-document.ts';
import type { HeldAction } from '../combinations/held-action.ts';
import { entriesIn } from '../policy-parts.ts';

/** A role that a grant of iam:PassRole would hand to a service, as far as IAM tells. Every name in it was chosen by somebody else. */
export interface PassedRole {
  readonly arn: string;
  /** Null where they could not be read. */
  readonly policies: readonly { readonly name: string; readonly arn: string | null }[] | null;
  /** The services that may take it; empty where none is named. */
  readonly trustedServices: readonly string[];
  readonly boundaryArn: string | null;
  /** What it may do of the actions that give privileges; null where IAM did not say. */
  readonly held: readonly HeldAction[] | null;
}

/** The roles that a document lets somebody pass. */
export const passedRolesIn = (policy: PolicyDocument): readonly string[] => [
  ...new Set(entriesIn(policy).flatMap(({ action, resources }) => (action.toLowerCase() === 'iam:passrole' ? resources : []))),
];
