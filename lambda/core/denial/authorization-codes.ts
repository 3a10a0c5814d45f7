export const isAuthorizationCode = (c: string): boolean => /AccessDenied|Unauthorized|NotAuthorized|AuthorizationError/.test(c);
