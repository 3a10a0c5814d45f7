import type { AlertFacts } from './alert-facts.ts';

/** Where the rest of something is that was cut. */
export const elsewhere = ({ commands: [, explain] }: AlertFacts): string =>
  explain === undefined ? 'in the JSON message of the topic' : `run ${explain.command}`;

/** A guard that did not stop a grant calls it sensitive. */
export const proposal = ({ remedy: { policyWords, guards } }: AlertFacts): string =>
  `${policyWords.length === 1 ? 'this statement' : 'these statements'}${guards.length > 0 ? ', sensitive: two approvers decide' : ''}`;
