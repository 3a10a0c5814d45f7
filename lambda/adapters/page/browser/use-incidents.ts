import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FirstScreen } from '../../../core/page/first-screen.ts';
import type { IncidentRow } from '../../../core/page/incident-row.ts';
import type { FirstAnswer, IncidentsAnswer } from '../page-answers.ts';
import { read } from './ask-server.ts';
import { isKeyed, token } from './token.ts';

/** The list as the server gave it last. */
export interface Incidents {
  readonly info: IncidentsAnswer['info'];
  /** Null while they are still on their way, behind the first screen. */
  readonly rows: readonly IncidentRow[] | null;
  readonly first: FirstScreen | null;
  readonly now: string;
  /** How far the server's clock is ahead of ours, in milliseconds: it may have been moved. */
  readonly aheadMs: number;
}

export interface UsedIncidents {
  readonly incidents: Incidents | null;
  readonly problem: string | null;
  readonly isLive: boolean;
  /** Rises with every change, with the fingerprints that changed (null: any). */
  readonly change: { readonly number: number; readonly fingerprints: readonly string[] | null };
  readonly reload: () => void;
}

/** Not more often than so. */
const pauseMs = 400;

/** Reads the list, and again when the server says that something changed. */
export const useIncidents = (): UsedIncidents => {
  const [incidents, setIncidents] = useState<Incidents | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLive, setIsLive] = useState(true);
  const [change, setChange] = useState<UsedIncidents['change']>({ number: 0, fingerprints: null });
  const load = useCallback(async () => {
    const said = await read<IncidentsAnswer>('/api/incidents');
    if (said.kind === 'refused') return setProblem(said.says);
    const { info, now, rows } = said.answer;
    setIncidents({ info, now, rows, first: null, aheadMs: Date.parse(now) - Date.now() });
    setProblem(null);
  }, []);
  const loadFirst = useCallback(async () => {
    const said = await read<FirstAnswer>('/api/first');
    if (said.kind === 'refused') return;
    const { info, now, first } = said.answer;
    setIncidents((known) => known ?? { info, now, rows: null, first, aheadMs: Date.parse(now) - Date.now() });
  }, []);
  const reload = usePaced(load, pauseMs);
  useEffect(() => {
    void loadFirst().then(painted).then(reload);
    const events = new EventSource(isKeyed ? `/api/changes?token=${token}` : '/api/changes');
    let wasLost = false;
    events.addEventListener('ready', () => {
      setIsLive(true);
      // What happened while nobody listened.
      if (wasLost) reload();
      wasLost = false;
    });
    events.addEventListener('error', () => {
      wasLost = true;
      setIsLive(false);
    });
    events.addEventListener('changed', (event) => {
      const fingerprints: readonly string[] | null = JSON.parse(event.data);
      setChange(({ number }) => ({ number: number + 1, fingerprints }));
      reload();
    });
    return () => events.close();
  }, [reload, loadFirst]);
  return { incidents, problem, isLive, change, reload };
};

/** Until what was rendered can be seen: the whole list may take its time then. A page that nobody looks at has no frames. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 300);
  });

/** Runs at once, and while it runs or pauses remembers to run once more. */
const usePaced = (run: () => Promise<void>, ms: number): (() => void) => {
  const state = useRef({ isBusy: false, isWanted: false });
  return useCallback(() => {
    const start = async (): Promise<void> => {
      const its = state.current;
      if (its.isBusy) {
        its.isWanted = true;
        return;
      }
      its.isBusy = true;
      await run();
      setTimeout(() => {
        its.isBusy = false;
        if (!its.isWanted) return;
        its.isWanted = false;
        void start();
      }, ms);
    };
    void start();
  }, [run, ms]);
};
