/** SHA-256 as 64 hex digits. */
export const isFingerprint = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
