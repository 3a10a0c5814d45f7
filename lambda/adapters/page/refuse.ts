import type { Context } from 'hono';

/** Why a request is not answered, in words for people. */
export const refuse = (c: Context, status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 500, says: string) => c.json({ says }, status);
