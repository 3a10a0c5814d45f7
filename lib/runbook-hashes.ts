import { createHash } from 'node:crypto';

/**
 * SHA-256 of a runbook with names in the places of what only the deployment knows, for `countersign doctor` to compare with what it finds.
 * Its counterpart is lambda/core/doctor/canonical-runbook.ts; a test holds the two together, since lib imports nothing that runs.
 */
export const hashOfRunbook = (content: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(content)))
    .digest('hex');

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  // CloudFormation may hand on numbers and truth values as text.
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
};
