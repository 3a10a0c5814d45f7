/** The code of a system error (`ENOENT`), or null. (Node.js, "Errors": error.code) */
export const systemCode = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : null);
