import type { PolicyDocument } from '../policy-document.ts';

export type CodeFormat = 'json' | 'cfn' | 'cdk' | 'terraform';

/** What a snippet is made of: the document as approved, whose it is, and the incident that it fixes. */
export interface CodeInput {
  readonly policy: PolicyDocument;
  readonly principal: {
    readonly kind: 'role' | 'user';
    /** Without its path: IAM's calls take the name alone. */
    readonly name: string;
    readonly arn: string;
  };
  /** `cs-` and 6 characters. */
  readonly incident: string;
}
