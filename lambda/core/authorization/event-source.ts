import { knownPrefix } from './service-name.ts';

/**
 * IAM's prefix of an event source: `monitoring.amazonaws.com` → `cloudwatch`, `runtime.lex.amazonaws.com` → `lex`.
 *
 * An event source is an endpoint without its Region. Of several labels the last is the service (`api.ecr`, `data.iot`), unless the whole is
 * known as something else (`data.jobs.iot`). (CloudTrail user guide, "CloudTrail record contents", eventSource)
 */
export const servicePrefixOfEventSource = (source: string): string => {
  const labels = source
    .trim()
    .toLowerCase()
    .replace(/\.(?:amazonaws\.com(?:\.cn)?|api\.aws|amazon\.com|aws)$/, '')
    .split('.')
    .filter((label) => label !== '' && !/^(?:[a-z]{2,3}(?:-[a-z]+)+-\d|dualstack|fips)$/.test(label));
  const [last = source] = labels.slice(-1);
  return knownPrefix(labels.join('.')) ?? knownPrefix(last) ?? last;
};
