/**
 * A token that makes a start idempotent, in the form of a UUID that Systems Manager asks for. The same incident, document and last execution
 * give the same token; after a decision the next request has another. (Systems Manager API reference, StartAutomationExecution, ClientToken)
 *
 * @example clientToken(sha256, ['cs-7f3k9q', hash, previousExecutionId]) // 9c41e7d2-a0b1-8c2d-9e3f-…
 */
export const clientToken = (sha256: (text: string) => string, parts: readonly string[]): string => {
  const hex = sha256(JSON.stringify(parts));
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
};
