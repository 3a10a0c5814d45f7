import type { Denial } from '../denial/denial.ts';
import type { Catalog } from './action-facts.ts';
import type { Authorization } from './authorization.ts';
export const inferAuthorizations = (_d: Denial, _c: Catalog): Authorization[] => [];
export const actionCandidates = (_d: Denial): string[] => [];
