import type { Explanation } from '../cause/diagnosis.ts';
export const requestText = (_: Explanation): string => '';
