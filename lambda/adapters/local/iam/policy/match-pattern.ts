/** Whether a text matches a pattern with `*` (any characters) and `?` (one). Linear in both: patterns may come from anywhere. */
export const matchesPattern = (text: string, pattern: string): boolean => {
  let at = 0;
  let star = -1;
  let resume = 0;
  let position = 0;
  while (position < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = position;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[position])) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
};

/** Whether an action matches a pattern: service and name are the same in any case. (IAM user guide, "IAM JSON policy elements: Action") */
export const matchesAction = (action: string, pattern: string): boolean => matchesPattern(action.toLowerCase(), pattern.toLowerCase());

/**
 * Whether an ARN matches a pattern. Each of its six parts is compared by itself, so no wildcard reaches over a colon but in the last one;
 * parts that a pattern leaves out are anything. (IAM user guide, "IAM JSON policy elements: Resource", "ARN condition operators")
 */
export const matchesArn = (arn: string, pattern: string): boolean => {
  if (pattern === '*') return true;
  const parts = partsOf(arn);
  const patterns = partsOf(pattern);
  if (parts.length < 6) return arn === pattern;
  return parts.every((part, index) => matchesPattern(part, patterns[index] ?? '*'));
};

const partsOf = (arn: string): readonly string[] => {
  const parts = arn.split(':');
  return parts.length > 6 ? [...parts.slice(0, 5), parts.slice(5).join(':')] : parts;
};
