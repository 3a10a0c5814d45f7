/** The kind of event that brought a denial to us. */
export type Carrier = 'cloudtrail' | 'autoscaling' | 'backup' | 'cloudformation' | 'text' | 'decoded-message';

export type PrincipalKind =
  | 'user'
  | 'role'
  | 'federated-user'
  | 'saml-user'
  | 'web-identity-user'
  | 'root'
  | 'service'
  | 'account'
  | 'anonymous'
  | 'unknown';

/**
 * The identity behind a refused request.
 *
 * `arn` is the one that a policy can be attached to: for an assumed role the role, never the session; the session name stands
 * apart. It is null where the text names no ARN (a bare name stays in `name`).
 * `reserved` marks roles that IAM calls cannot change (IAM user guide, "I can't edit or delete a role in my AWS account").
 */
export interface Principal {
  readonly arn: string | null;
  readonly kind: PrincipalKind;
  readonly name: string | null;
  readonly session: string | null;
  readonly account: string | null;
  readonly reserved: 'identity-center' | 'service-linked' | null;
  /** IAM's unique id of the user or role (AIDA…, AROA…), where the carrier tells it: a role made again has another. */
  readonly uniqueId: string | null;
  /** Of a web identity: the ARN (or, for public ones, the name) of its provider, where a CloudTrail record tells it. */
  readonly identityProvider: string | null;
}

/** IAM's own layers, and S3 Block Public Access, which is no policy but refuses like one. */
export const policyTypes = [
  'identity',
  'resource',
  'boundary',
  'scp',
  'rcp',
  'session',
  'vpc-endpoint',
  'role-trust',
  'block-public-access',
] as const;
export type PolicyType = (typeof policyTypes)[number];

/** An encoded authorization message as it reached us, and whether it can still be decoded. */
export interface EncodedMessage {
  readonly text: string;
  readonly state: 'whole' | 'cut' | 'lower-cased' | 'too-long' | 'missing';
  /** It came in several lines, which were joined (STS calls a message with line breaks invalid). */
  readonly wasWrapped: boolean;
}

/** What the message itself says, in its own words; null where it does not say. */
export interface Stated {
  readonly principal: string | null;
  readonly action: string | null;
  /** The action is the last thing in the text, so that it may be cut. */
  readonly actionEndsText: boolean;
  readonly resource: string | null;
  readonly effect: 'explicit' | 'implicit' | null;
  readonly policyType: PolicyType | null;
  readonly policyArn: string | null;
  /** The words that say why, quoted as evidence. */
  readonly reason: string | null;
  readonly encoded: EncodedMessage | null;
}

/** One refused request, normalised: who, what was asked, how it was refused, when and where. */
export interface Denial {
  readonly id: string | null;
  readonly time: string | null;
  readonly carrier: Carrier;
  readonly account: string | null;
  readonly region: string | null;
  readonly partition: string;
  readonly principal: Principal;
  /** IAM's prefix of the service: `ec2`, `cloudwatch` (not `monitoring`). */
  readonly service: string | null;
  readonly operation: string | null;
  readonly errorCode: string | null;
  readonly requestId: string | null;
  /** The message as received, cleaned of wrappers and control characters. */
  readonly message: string | null;
  readonly stated: Stated;
  /** CloudTrail's requestParameters, read only through typed look-ups; null for other carriers. */
  readonly request: Readonly<Record<string, unknown>> | null;
  /** CloudTrail's `resources`: ARNs that the record itself names. */
  readonly resources: readonly string[];
  readonly eventSource: string | null;
  readonly readOnly: boolean | null;
  readonly vpcEndpointId: string | null;
  readonly userAgent: string | null;
  readonly sourceIp: string | null;
  /** The request came from a session of the AWS Management Console; null where the carrier cannot tell. */
  /** CloudTrail's own word for the kind of event; its event history holds `Management` only. Null where the record does not say. */
  readonly eventCategory: string | null;
  readonly fromConsole: boolean | null;
}
