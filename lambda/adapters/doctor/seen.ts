import type { Seen } from '../../core/doctor/finding.ts';

const refusals = /^AccessDenied|^UnauthorizedOperation|^AuthorizationError|^NotAuthorized|^UnauthorizedException/;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** What a look shows; a look that AWS refuses the caller is an answer, any other failure is thrown. `needs` is the action. */
export const look = async <Value>(needs: string, looking: () => Promise<Value>): Promise<Seen<Value>> => {
  try {
    return { kind: 'seen', value: await looking() };
  } catch (error) {
    if (refusals.test(nameOf(error))) return { kind: 'refused', needs };
    throw error;
  }
};

/** Null where AWS says that the thing is not there. */
export const unlessMissing = async <Value>(looking: Promise<Value>, missing: RegExp): Promise<Value | null> => {
  try {
    return await looking;
  } catch (error) {
    if (missing.test(nameOf(error)) || missing.test(error instanceof Error ? error.message : '')) return null;
    throw error;
  }
};
