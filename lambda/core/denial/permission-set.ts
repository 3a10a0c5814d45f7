/** The permission set that IAM Identity Center made a role from: `PowerUser` of `AWSReservedSSO_PowerUser_0a1b2c3d4e5f6071`; null for other roles. */
export const permissionSetOf = (roleName: string | null): string | null =>
  /^AWSReservedSSO_(.+)_[0-9a-f]{6,}$/.exec(roleName ?? '')?.[1] ?? null;
