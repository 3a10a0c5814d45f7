/** API operation → the IAM actions that decide it. Without a prefix the action belongs to the same service. */
export type OperationTable = Readonly<Record<string, readonly string[]>>;

/** By IAM prefix. */
export type OperationTables = Readonly<Record<string, OperationTable>>;
