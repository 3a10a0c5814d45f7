/** Parameters of the runbook "grant"; lib/runbooks/grant.yaml says what each is. */
export interface GrantParameters {
  readonly IncidentId: string;
  readonly Fingerprint: string;
  readonly PrincipalKind: 'role' | 'user';
  readonly PrincipalArn: string;
  readonly PrincipalName: string;
  readonly PrincipalId: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
  readonly DocumentSha256: string;
  readonly EndsAt: string;
  readonly Action: string;
  readonly Resource: string;
  readonly ContextKey: string;
  readonly ContextValue: string;
  readonly TriedAt: string;
  readonly Why: string;
  readonly DeniedEventId: string;
  readonly Sensitive: 'no' | 'yes';
}

/** Parameters of the runbook "revoke". */
export interface RevokeParameters {
  readonly IncidentId: string;
  readonly Fingerprint: string;
  readonly PrincipalKind: 'role' | 'user';
  readonly PrincipalName: string;
  readonly PolicyName: string;
  readonly Reason: string;
}

/**
 * The forms that the runbook's own `allowedPattern`s ask for, so that what Systems Manager would refuse is refused here, in words, before
 * anybody is asked. None lets a `{{` through, and the policy's none of JSON's escapes, which could hide a character from the approver. (A test holds both to be the same.)
 */
export const grantPatterns: Readonly<Partial<Record<keyof GrantParameters, string>>> = {
  IncidentId: '^cs-[0-9a-hjkmnp-tv-z]{6}$',
  Fingerprint: '^[0-9a-f]{64}$',
  PrincipalArn: '^arn:aws[a-z-]{0,20}:iam::[0-9]{12}:(role|user)/([!-.0-z|~]+/){0,20}[A-Za-z0-9_+=,.@-]{1,64}$',
  PrincipalName: '^[A-Za-z0-9_+=,.@-]{1,64}$',
  PrincipalId: '^A(RO|ID)A[A-Z0-9]{4,124}$',
  PolicyName: '^Countersign-cs-[0-9a-hjkmnp-tv-z]{6}-[0-9a-f]{8}$',
  PolicyDocument: '^\\{"Version":"2012-10-17","Statement":\\[([!-\\[\\]-z|}~ ]|\\{[!-\\[\\]-z|}~ ]){1,3000}$',
  DocumentSha256: '^[0-9a-f]{64}$',
  EndsAt: '^(20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z|permanent)$',
  Action: '^[a-z0-9-]{1,60}:[A-Za-z0-9]{1,80}$',
  Resource: '^(\\*|arn:[!-z|~ ]{1,1000})$',
  ContextValue: '^[A-Za-z0-9.-]{1,128}$',
  TriedAt: '^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$',
  Why: '^[!-z|~ ]{1,700}$',
  DeniedEventId: '^[A-Za-z0-9-]{1,64}$',
};

/** The condition keys under which the runbook can try a grant. */
export const triedKeys = ['aws:RequestedRegion', 'iam:PassedToService', 'ec2:CreateAction', 'iam:AWSServiceName'] as const;

/** What of the parameters Systems Manager would refuse, in words, or null. */
export const refusedParameter = (parameters: GrantParameters): string | null => {
  for (const [name, pattern] of Object.entries(grantPatterns)) {
    const value = new Map<string, string>(Object.entries(parameters)).get(name) ?? '';
    if (!new RegExp(pattern).test(value)) return `${words[name] ?? name} has characters or a length that the runbook does not take`;
  }
  return null;
};

const words: Readonly<Record<string, string>> = {
  PrincipalArn: 'the ARN of the principal',
  PrincipalName: 'the name of the principal',
  PrincipalId: 'the unique id of the principal',
  PolicyDocument: 'the policy',
  Resource: 'the resource',
  ContextValue: 'the value of the condition',
  DeniedEventId: 'the id of the denied event',
  Why: 'the reason',
};
