import type { ActionGroup } from '../action-group.ts';
import { iamActions } from './iam-actions.ts';
import { organizationActions } from './organization-actions.ts';
import { resourcePolicyActions } from './resource-policy-actions.ts';
import { runningCodeActions } from './running-code-actions.ts';
import { sharingActions } from './sharing-actions.ts';
import { trustActions } from './trust-actions.ts';

/**
 * Every action that by itself gives or widens privileges of anybody, whatever its access level in the catalog.
 * The rule for each: would somebody be able to do more after the call, and still so when the grant has ended?
 */
export const escalationActions: readonly ActionGroup[] = [
  ...iamActions,
  ...organizationActions,
  ...trustActions,
  ...sharingActions,
  ...resourcePolicyActions,
  ...runningCodeActions,
];
