import type { Denial } from '../denial/denial.ts';
import type { Catalog } from './action-facts.ts';
import type { Authorization } from './authorization.ts';
export const wholeCallAuthorizations = (_d: Denial, _c: Catalog): { authorizations: Authorization[]; notes: string[] } => ({
  authorizations: [],
  notes: [],
});
export const wholeCallActions = (_d: Denial): string[] => [];
export const alsoCheckedTypes = (_a: string | null, _c: Catalog): string[] => [];
