export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging';

export interface ResourceTypeFacts {
  readonly name: string;
  readonly required: boolean;
  /** ARN template such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`; several where AWS lists several. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** What AWS documents of one IAM action (Service Authorization Reference). No resource types: it needs `"Resource": "*"`. */
export interface ActionFacts {
  /** In AWS's own spelling: `ec2:RunInstances`. */
  readonly action: string;
  readonly access: AccessLevel;
  readonly resourceTypes: readonly ResourceTypeFacts[];
  readonly conditionKeys: readonly string[];
}

/** `unknown-service` and `unknown-action` are told apart: a service that the catalog does not know proves nothing. */
export type CatalogAnswer =
  | { readonly kind: 'action'; readonly facts: ActionFacts }
  | { readonly kind: 'unknown-action' }
  | { readonly kind: 'unknown-service' };

/** Answers that were looked up before the pure core runs, by lower-case action. */
export type Catalog = ReadonlyMap<string, CatalogAnswer>;

/** Facts of an action, or null where the catalog has none. Actions are not case sensitive. */
export const factsOf = (catalog: Catalog, action: string | null): ActionFacts | null => {
  const answer = action === null ? undefined : catalog.get(action.toLowerCase());
  return answer?.kind === 'action' ? answer.facts : null;
};
