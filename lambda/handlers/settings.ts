/** What the functions are told by their environment. It is parsed where `countersign doctor` can do so too. */
export * from '../core/triage-settings.ts';
