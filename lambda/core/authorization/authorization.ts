/** One thing IAM had to decide. One API call can need several. */
export interface Authorization {
  /** `service:Action`, spelled as its source spells it; null where nothing names it. */
  readonly action: string | null;
  /** An ARN, `*`, or the name that the message gives where it gives no ARN. */
  readonly resource: string | null;
  /** Condition keys of the request, from the decoded message only. */
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly from: 'stated' | 'decoded' | 'inferred';
}
