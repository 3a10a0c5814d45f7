import { actionGuard } from './action-guard.ts';
import { identityActions } from './sensitive/identity-actions.ts';

export const identities = actionGuard('identities', 'sensitive', identityActions);
