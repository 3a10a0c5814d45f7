import type { PageActionKind } from '../../../core/page/page-action.ts';

/** Words of an action's dialog. */
export interface ActionTexts {
  readonly title: string;
  readonly says: string;
  readonly button: string;
  /** Told when it is done. */
  readonly done: string;
  readonly showsPlan: boolean;
  readonly takesReason: boolean;
  readonly needsReason: boolean;
}

const plain = { showsPlan: false, takesReason: false, needsReason: false };

export const actionTexts: Readonly<Record<PageActionKind, ActionTexts>> = {
  propose: {
    title: 'Ask for approval of',
    says: 'The runbook starts and asks the approvers. Nothing changes before one of them approves this very document.',
    button: 'Ask for',
    done: 'the approvers are asked',
    ...plain,
    showsPlan: true,
  },
  approve: {
    title: 'Approve',
    says: 'You approve exactly this document, byte for byte. It is attached, checked with IAM, and taken back on its date.',
    button: 'Approve',
    done: 'approved',
    ...plain,
    showsPlan: true,
    takesReason: true,
  },
  reject: {
    title: 'Reject',
    says: 'Nothing is changed, and whoever asked is told why.',
    button: 'Reject',
    done: 'rejected',
    ...plain,
    showsPlan: true,
    takesReason: true,
    needsReason: true,
  },
  revoke: {
    title: 'Revoke',
    says: 'The policy is detached and deleted now.',
    button: 'Revoke',
    done: 'the grant is being taken back',
    ...plain,
    showsPlan: true,
    takesReason: true,
    needsReason: true,
  },
  snooze: {
    title: 'Snooze',
    says: 'Nobody is told for a while. It is counted all the time, and speaks when it escalates.',
    button: 'Snooze',
    done: 'snoozed',
    ...plain,
  },
  ignore: {
    title: 'Ignore',
    says: 'Nobody is told any more. It is counted all the time, and the reason stays with it.',
    button: 'Ignore',
    done: 'ignored',
    ...plain,
    takesReason: true,
    needsReason: true,
  },
  resolve: { title: 'Resolve', says: 'Done. The next denial is a regression, and told.', button: 'Resolve', done: 'resolved', ...plain },
};
