import { useEffect } from 'preact/hooks';
import type { IncidentDocument } from '../../../core/page/incident-document.ts';
import type { PageActionKind } from '../../../core/page/page-action.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { SharedProps } from './shared-props.ts';
import type { ActionKey } from './use-keyboard.ts';
import { useOpened } from './use-opened.ts';

interface BarProps extends SharedProps {
  readonly document: IncidentDocument;
  readonly wanted: ActionKey | null;
  readonly onWanted: (wanted: ActionKey | null) => void;
  readonly done: () => void;
}

const buttons: readonly (readonly [PageActionKind, string, ActionKey | null])[] = [
  ['propose', 'Ask for approval …', 'a'],
  ['approve', 'Approve …', 'a'],
  ['reject', 'Reject …', 'r'],
  ['revoke', 'Revoke …', 'r'],
  ['snooze', 'Snooze …', 's'],
  ['ignore', 'Ignore …', 'i'],
  ['resolve', 'Resolve …', null],
];

/** What can be done now. Each opens a dialog first. */
export const ActionBar = ({ document: its, wanted, onWanted, done, say, info }: BarProps) => {
  const [opened, open, close] = useOpened<PageActionKind>();
  useEffect(() => {
    if (wanted === null) return;
    onWanted(null);
    const kind = buttons.find(([possible, , key]) => key === wanted && its.actions.includes(possible))?.[0];
    if (kind === undefined) say(its.actions.length === 0 ? 'Nothing can be changed from here' : 'This cannot be done now');
    else open(kind);
  }, [wanted, onWanted, its, say, open]);
  const { plan } = its;
  return (
    <div class="actions card">
      <p>{stateWords(its, info.readOnly)}</p>
      <div class="buttons">
        {buttons
          .filter(([kind]) => its.actions.includes(kind))
          .map(([kind, words, key]) => (
            <button key={kind} type="button" class={`b-${kind}`} onClick={() => open(kind)}>
              {words}
              {plan?.kind === 'plan' && kind === 'approve' ? <code>{plan.hash.slice(0, 8)}</code> : null}
              {key === null ? null : <kbd>{key}</kbd>}
            </button>
          ))}
      </div>
      {opened === null ? null : (
        <ActionDialog
          key={opened.number}
          kind={opened.what}
          document={its}
          onClose={() => close(opened)}
          onDone={(notice) => {
            close(opened);
            say(notice);
            done();
          }}
        />
      )}
    </div>
  );
};

/** Where it stands, and what comes next, in one sentence. */
const stateWords = ({ row, plan, actions }: IncidentDocument, readOnly: string | null): string => {
  const ends = plan?.kind === 'plan' && plan.endsAt !== null ? ` It ends by itself ${plan.endsAt.slice(0, 10)}.` : '';
  if (row.fix === 'awaiting-approval') return 'An approver is asked. Nothing is changed before the answer.';
  if (row.fix === 'applying') return 'It was approved, and is being applied and checked.';
  if (row.fix === 'verified') return `Granted, and checked with IAM.${ends}`;
  if (actions.includes('propose')) return `A grant can be asked for: nothing changes before somebody approves it.${ends}`;
  if (readOnly !== null) return 'Nothing can be changed from here.';
  return row.status === 'resolved'
    ? 'Resolved: it comes back as regressed when it is refused again.'
    : 'Nothing is proposed that could be approved.';
};
