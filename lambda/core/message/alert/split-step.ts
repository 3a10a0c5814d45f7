/** A step of advice: its words, what is to be copied from it (a command or JSON), and what is said after that. */
export interface SplitStep {
  readonly words: string;
  readonly copy: string | null;
  readonly after: string | null;
}

/** Advice writes "do this: aws iam …, then that", or ends in JSON; the part to copy must not be broken into lines. */
export const splitStep = (step: string): SplitStep => {
  const start = step.search(/: (?=aws [a-z]|countersign |\{")|^(?=aws [a-z-]+ [a-z])/);
  if (start < 0) return { words: step, copy: null, after: null };
  const from = step.startsWith(': ', start) ? start + 2 : start;
  const rest = step.slice(from);
  const end = rest.startsWith('{') ? -1 : rest.search(/, then /);
  return {
    words: from === 0 ? 'Run:' : step.slice(0, from).trimEnd(),
    copy: end < 0 ? rest : rest.slice(0, end),
    after: end < 0 ? null : rest.slice(end + 2).replace(/^then/, 'Then'),
  };
};
