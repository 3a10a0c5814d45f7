/** Names in code that follow from the incident alone, so that a snippet printed twice is the same resource. */
export interface SnippetNames {
  /** CloudFormation logical ids and CDK construct ids: letters and digits. */
  readonly logicalId: string;
  readonly functionName: string;
  readonly terraformName: string;
  /** An IAM name: letters, digits and `+=,.@-_`, at most 128. */
  readonly policyName: string;
}

/** `cs-7f3k9q` → GrantCs7f3k9q, grantCs7f3k9q, grant_cs_7f3k9q, countersign-cs-7f3k9q; whatever else is in the id is left out. */
export const snippetNames = (incident: string): SnippetNames => {
  const words = (incident.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 60).split('-');
  const capitals = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  return {
    logicalId: `Grant${capitals}`,
    functionName: `grant${capitals}`,
    terraformName: ['grant', ...words].join('_'),
    policyName: ['countersign', ...words].join('-'),
  };
};
