/** Which management events a trail, or one of its selectors, logs. */
export interface ManagementEvents {
  readonly reads: boolean;
  readonly writes: boolean;
  /** Event sources that are left out (`kms.amazonaws.com`), or in words what else the selectors leave out. */
  readonly without: readonly string[];
}

const isComplete = ({ reads, writes, without }: ManagementEvents): boolean => reads && writes && without.length === 0;

/** What selectors or trails log together. Where no single one logs everything, what any of them leaves out is taken as left out. */
export const loggedTogether = (parts: readonly ManagementEvents[]): ManagementEvents => {
  const logging = parts.filter(({ reads, writes }) => reads || writes);
  return (
    logging.find(isComplete) ?? {
      reads: logging.some(({ reads }) => reads),
      writes: logging.some(({ writes }) => writes),
      without: [...new Set(logging.flatMap(({ without }) => without))],
    }
  );
};
