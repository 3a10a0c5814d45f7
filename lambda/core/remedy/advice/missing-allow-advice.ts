import { type Advisor, factsFor } from './advice.ts';

/** A missing Allow in an identity policy that we cannot write a grant for: who must, and what is missing to know. */
export const missingAllowAdvice: Advisor = (diagnosis) => {
  if (diagnosis.cause.kind !== 'missing-allow') return null;
  const facts = factsFor(diagnosis);
  const { principal } = diagnosis.denial;
  return {
    summary: summaries[principal.kind] ?? `No identity policy allows ${facts.action} to ${facts.who}.`,
    owner: 'whoever administers IAM in the account of the principal',
    steps: [
      ...(diagnosis.authorizations.length === 0
        ? [
            'Find the refused call in CloudTrail, which names the action and the resource: aws cloudtrail lookup-events, or give the record to countersign explain',
          ]
        : []),
      ...(diagnosis.authorizations.some(({ resource }) => resource === null || resource === '*')
        ? [`The message names no resource. Find it in the CloudTrail record, then allow ${facts.action} on that ARN alone`]
        : [`Allow ${facts.action} on ${facts.resource} in an identity policy of the principal`]),
      ...(principal.kind === 'federated-user'
        ? ["A federated session has the permissions that its IAM user and its session policy both allow: change the user's policy"]
        : []),
    ],
    warnings: [],
  };
};

const summaries: Readonly<Record<string, string>> = {
  root: 'The root user needs no Allow: only an organization or resource policy can stop it.',
  service: 'An AWS service was refused: what it may do is set by the resource policy that names it, or by the role that it was given.',
  anonymous: 'The request carried no credentials: sign it, or let the resource policy allow it.',
  account: 'The caller is in another account: its own identity policies must allow this, and here the resource policy.',
};
