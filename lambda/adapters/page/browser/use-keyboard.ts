import { useEffect, useRef } from 'preact/hooks';
import type { IncidentRow } from '../../../core/page/incident-row.ts';
import type { Go, Route } from './route.ts';

/** Keys that do something with an incident: ask or approve, reject or revoke, snooze, ignore. */
export const actionKeys = ['a', 'r', 's', 'i'] as const;
export type ActionKey = (typeof actionKeys)[number];

interface KeyboardProps {
  readonly route: Route;
  readonly rows: readonly IncidentRow[];
  readonly go: Go;
  readonly help: () => void;
  readonly act: (key: ActionKey) => void;
}

/** Everything by keyboard: j k / ? Enter Escape, and the keys of actions. */
export const useKeyboard = (props: KeyboardProps): void => {
  // Keys come faster than effects: what counts is what was rendered last.
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isForUs(event) && pressed(event.key, latest.current)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};

/** Not what is typed into a field, nor what belongs to a dialog or to the browser. */
const isForUs = (event: KeyboardEvent): boolean => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return false;
  if (!isTyping(event.target)) return true;
  if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
  return false;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** Out: whether the key means something here. */
const pressed = (key: string, props: KeyboardProps): boolean => {
  const { route, go, help } = props;
  const action = actionKeys.find((known) => known === key);
  if (action !== undefined) return startAction(action, props);
  switch (key) {
    case '?':
      help();
      return true;
    case '/':
      if (route.view !== 'list') go({ ...route, view: 'list', incident: null });
      setTimeout(() => document.getElementById('search')?.focus());
      return true;
    case 'j':
      return move(1, props);
    case 'k':
      return move(-1, props);
    case 'Escape':
      if (route.view === 'list') return false;
      go({ ...route, view: 'list', incident: null });
      return true;
    default:
      return false;
  }
};

const move = (by: 1 | -1, { route, rows, go }: KeyboardProps): boolean => {
  if (route.view === 'incident') {
    const here = rows.findIndex(({ id, fingerprint }) => id === route.incident || fingerprint === route.incident);
    const next = rows[here + by];
    if (next !== undefined) go({ ...route, incident: next.id });
    return true;
  }
  const lines: readonly (HTMLElement | null)[] = [...document.querySelectorAll<HTMLElement>('a.line')];
  const { activeElement } = document;
  const here = activeElement instanceof HTMLElement ? lines.indexOf(activeElement) : -1;
  const next = here === -1 ? lines[0] : lines[here + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
};

/** In the list the incident is opened first: nobody decides about what is not shown. */
const startAction = (action: ActionKey, { route, rows, go, act }: KeyboardProps): boolean => {
  if (route.view === 'alerts') return false;
  if (route.view === 'list') {
    const { activeElement } = document;
    const fingerprint = activeElement instanceof HTMLElement ? activeElement.dataset['fingerprint'] : undefined;
    const row = rows.find((its) => its.fingerprint === fingerprint);
    if (row === undefined) return false;
    go({ ...route, view: 'incident', incident: row.id });
  }
  act(action);
  return true;
};
