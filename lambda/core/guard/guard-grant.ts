import type { GuardInput, GuardResult } from './guard.ts';
export const guardGrant = (_: GuardInput): GuardResult[] => [];
export const isWithheld = (r: readonly GuardResult[]): boolean => r.some(({ verdict }) => verdict === 'withhold');
export const isSensitive = (r: readonly GuardResult[]): boolean => r.some(({ verdict }) => verdict === 'sensitive');
