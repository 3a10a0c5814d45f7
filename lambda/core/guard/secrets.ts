import { actionGuard } from './action-guard.ts';
import { secretActions } from './sensitive/secret-actions.ts';

export const secrets = actionGuard('secrets', 'sensitive', secretActions);
