import { wireTriage } from './wire.ts';

/** The triage Lambda: a batch of the queue in, the records that must come again out. */
export const handler = wireTriage();
