import { actionGuard } from './action-guard.ts';
import { codeActions } from './sensitive/code-actions.ts';

export const codeOfOthers = actionGuard('code-of-others', 'sensitive', codeActions);
