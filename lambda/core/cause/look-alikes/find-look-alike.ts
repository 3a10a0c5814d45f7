import type { LookAlike } from '../cause.ts';
export const findLookAlike = (_: {
  errorCode: string | null;
  message: string | null;
}): { kind: LookAlike; rule: string; quoted: string; advice: { summary: string; steps: string[] } } | null => null;
