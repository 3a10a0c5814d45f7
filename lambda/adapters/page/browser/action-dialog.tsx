import { useState } from 'preact/hooks';
import type { IncidentDocument } from '../../../core/page/incident-document.ts';
import type { PageAction, PageActionKind } from '../../../core/page/page-action.ts';
import { actionTexts } from './action-texts.ts';
import { send } from './ask-server.ts';
import { Dialog } from './dialog.tsx';
import { PlanShown } from './plan-shown.tsx';

interface DialogProps {
  readonly kind: PageActionKind;
  readonly document: IncidentDocument;
  readonly onClose: () => void;
  readonly onDone: (notice: string) => void;
}

interface Draft {
  readonly reason: string;
  /** Of a snooze, in hours. */
  readonly hours: 1 | 4 | 24 | 168;
  /** Of an ignore; null: until it escalates. */
  readonly days: number | null;
}

/** Asks once more, and shows what exactly is decided: for a grant the document and its hash. */
export const ActionDialog = ({ kind, document: its, onClose, onDone }: DialogProps) => {
  const [draft, setDraft] = useState<Draft>({ reason: '', hours: 4, days: null });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isTrue, setTrue] = useState(false);
  const texts = actionTexts[kind];
  const plan = its.plan?.kind === 'plan' ? its.plan : null;
  // What was on the screen when the dialog opened is what is decided, whatever comes in meanwhile.
  const [hash] = useState(plan?.hash ?? '');
  const isOther = texts.showsPlan && plan?.hash !== hash;
  const decide = async (): Promise<void> => {
    setBusy(true);
    const said = await send(`/api/incidents/${its.row.fingerprint}/actions`, JSON.stringify(actionOf(kind, hash, draft)));
    setBusy(false);
    if (said.kind === 'answer') onDone(`${its.row.id}: ${texts.done}`);
    else setProblem(said.says);
  };
  const isReady = !isBusy && !isOther && isComplete(kind, draft, isTrue);
  return (
    <Dialog title={`${texts.title} ${its.row.id}`} onClose={onClose} isWide={texts.showsPlan}>
      <p>{texts.says}</p>
      {texts.showsPlan && plan !== null ? <PlanShown plan={plan} row={its.row} onChecked={setTrue} /> : null}
      <Fields kind={kind} draft={draft} onDraft={setDraft} />
      {isOther ? <p class="banner warn">The plan has changed since this was opened: close it and look again.</p> : null}
      <p class={problem === null ? 'hidden' : 'banner warn'} role="alert">
        {problem}
      </p>
      <div class="buttons">
        <button type="button" class={`b-${kind} primary`} disabled={!isReady} onClick={() => void decide()}>
          {texts.button} {texts.showsPlan ? <code>{hash.slice(0, 8)}</code> : null}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
};

/** Whether nothing is missing: a reason where one is needed, and where a plan is decided about, its true hash. */
const isComplete = (kind: PageActionKind, { reason }: Draft, isTrue: boolean): boolean => {
  const { showsPlan, needsReason } = actionTexts[kind];
  return (!showsPlan || isTrue) && (!needsReason || reason.trim() !== '');
};

const actionOf = (kind: PageActionKind, hash: string, { reason, hours, days }: Draft): PageAction => {
  switch (kind) {
    case 'propose':
      return { kind, hash };
    case 'approve':
    case 'reject':
    case 'revoke':
      return { kind, hash, reason };
    case 'snooze':
      return { kind, hours };
    case 'ignore':
      return { kind, reason, days };
    case 'resolve':
      return { kind };
    default:
      return kind satisfies never;
  }
};

const snoozes: readonly (readonly [Draft['hours'], string])[] = [
  [1, '1 hour'],
  [4, '4 hours'],
  [24, '1 day'],
  [168, '7 days'],
];
const ignores: readonly (readonly [Draft['days'], string])[] = [
  [null, 'it escalates'],
  [30, '30 days are over'],
  [90, '90 days are over'],
];

interface FieldsProps {
  readonly kind: PageActionKind;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

const Fields = ({ kind, draft, onDraft }: FieldsProps) => {
  const { takesReason, needsReason } = actionTexts[kind];
  return (
    <>
      {kind === 'snooze' ? (
        <Choice legend="For how long" options={snoozes} chosen={draft.hours} onChoose={(hours) => onDraft({ ...draft, hours })} />
      ) : null}
      {kind === 'ignore' ? (
        <Choice legend="Until" options={ignores} chosen={draft.days} onChoose={(days) => onDraft({ ...draft, days })} />
      ) : null}
      {takesReason ? (
        <label class="field">
          {needsReason ? 'Why' : 'Why (may be left out)'}
          <textarea
            rows={2}
            maxLength={500}
            value={draft.reason}
            onInput={(event) => onDraft({ ...draft, reason: event.currentTarget.value })}
          />
        </label>
      ) : null}
    </>
  );
};

interface ChoiceProps<T> {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

const Choice = <T,>({ legend, options, chosen, onChoose }: ChoiceProps<T>) => (
  <fieldset class="field">
    <legend>{legend}</legend>
    {options.map(([value, words]) => (
      <label key={words}>
        <input type="radio" name={legend} checked={value === chosen} onChange={() => onChoose(value)} /> {words}
      </label>
    ))}
  </fieldset>
);
