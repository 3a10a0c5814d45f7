/** The stack has a sweep in every mode; here it is the same handler. */
export { handler } from './triage.ts';
