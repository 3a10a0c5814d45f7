import * as z from 'zod';
import { jsonOrNull } from '../json-or-null.ts';

/** Who decided what in `aws:approve`. */
export interface Decisions {
  readonly approvedBy: readonly string[];
  readonly rejectedBy: readonly string[];
  /** The words of who rejected it, or null. */
  readonly comment: string | null;
}

/** As users of Systems Manager saw it. (repost.aws, "Get result of aws:approve action as output of custom Document") */
const decisionSchema = z.object({ Approver: z.string(), Decision: z.string(), Comment: z.string().nullish() });

/**
 * The decisions in a step's output `ApproverDecisions`: texts that hold one decision, or a list of them, as JSON. Its exact form is not
 * documented; what is no such decision is passed over, and nobody is named then. (Systems Manager user guide, "aws:approve")
 */
export const decisionsIn = (texts: readonly string[]): Decisions => {
  const decisions = texts.flatMap((text) => jsonOrNull(text)).flatMap((value) => decisionSchema.safeParse(value).data ?? []);
  const those = (pattern: RegExp) => decisions.filter(({ Decision }) => pattern.test(Decision));
  const rejected = those(/reject|den(?:y|ied)/i);
  return {
    approvedBy: [...new Set(those(/^approve/i).map(({ Approver }) => Approver))],
    rejectedBy: [...new Set(rejected.map(({ Approver }) => Approver))],
    comment: rejected[0]?.Comment?.trim() || null,
  };
};
