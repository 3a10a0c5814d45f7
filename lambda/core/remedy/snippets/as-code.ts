export const asCode = (_f: string, _i: unknown): string => '';
