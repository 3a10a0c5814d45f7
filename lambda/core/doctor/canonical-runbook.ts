/** What of a runbook is known only once it is deployed. */
export interface RunbookPlaces {
  readonly automationRoleArn: string;
  readonly approvalTopicArn: string;
  /** `arn:aws:iam::111122223333:policy/countersign/` */
  readonly grantPolicies: string;
}

/**
 * A deployed runbook as it was written: names in the places of what the deployment filled in, keys in order. Its SHA-256 is the one that
 * lib/runbook-hashes.ts made from the template, unless somebody changed the document. Null where the content is no JSON.
 */
export const canonicalRunbook = (content: string, places: RunbookPlaces): string | null => {
  try {
    return JSON.stringify(inOrder(JSON.parse(content)))
      .replaceAll(places.automationRoleArn, '<AutomationRoleArn>')
      .replaceAll(places.approvalTopicArn, '<ApprovalsTopicArn>')
      .replaceAll(places.grantPolicies, '<GrantPolicies>');
  } catch {
    return null;
  }
};

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  // CloudFormation may hand on numbers and truth values as text.
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
};
