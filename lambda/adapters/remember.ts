export interface RememberOptions {
  readonly milliseconds: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

const most = 5000;

/**
 * A question that was answered lately is not asked again, and one that is being asked is asked once: a storm of equal denials must not
 * press AWS. Equal arguments (as JSON) are the same question. What failed is forgotten.
 */
export const remember = <Args extends readonly unknown[], Answer>(
  ask: (...args: Args) => Promise<Answer>,
  { milliseconds, clock }: RememberOptions,
): ((...args: Args) => Promise<Answer>) => {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  return (...args) => {
    const key = JSON.stringify(args);
    const before = known.get(key);
    if (before !== undefined && before.until > clock()) return before.answer;
    if (known.size >= most) known.clear();
    const answer = ask(...args);
    known.set(key, { until: clock() + milliseconds, answer });
    answer.catch(() => known.delete(key));
    return answer;
  };
};
