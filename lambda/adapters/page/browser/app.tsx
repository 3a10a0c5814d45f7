import { useEffect, useMemo, useState } from 'preact/hooks';
import type { IncidentRow } from '../../../core/page/incident-row.ts';
import { AlertsPage } from './alerts-page.tsx';
import { DropEvents } from './drop-events.tsx';
import { Header } from './header.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { IncidentPage } from './incident-page.tsx';
import { ListPage } from './list-page.tsx';
import { type Route, useRoute } from './route.ts';
import { useClock } from './use-clock.ts';
import { type Incidents, type UsedIncidents, useIncidents } from './use-incidents.ts';
import { type ActionKey, useKeyboard } from './use-keyboard.ts';
import { useOpened } from './use-opened.ts';
import { useShown } from './use-shown.ts';

/** The whole page. */
export const App = () => {
  const used = useIncidents();
  if (used.incidents === null) return <p class="loading">{used.problem ?? 'Reading the incidents …'}</p>;
  return <Loaded used={used} incidents={used.incidents} />;
};

const Loaded = ({ used, incidents }: { readonly used: UsedIncidents; readonly incidents: Incidents }) => {
  const [route, go] = useRoute();
  const [notice, setNotice] = useNotice();
  const [help, openHelp, closeHelp] = useOpened<'help'>();
  const [wanted, setWanted] = useState<ActionKey | null>(null);
  const now = useClock(incidents.aheadMs);
  const shown = useShown(incidents, route);
  const { rows } = shown;
  const row = useMemo(() => rowOf(route, incidents), [route, incidents]);
  useKeyboard({ route, rows, go, help: () => openHelp('help'), act: setWanted });
  const shared = { now, route, go, info: incidents.info, say: setNotice };
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header {...shared} problem={used.problem} isLive={used.isLive} />
      <main id="main" tabIndex={-1}>
        {route.view === 'list' ? <ListPage {...shared} shown={shown} /> : null}
        {route.view === 'alerts' ? <AlertsPage {...shared} change={used.change.number} /> : null}
        {route.view === 'incident' ? (
          <IncidentPage
            {...shared}
            row={row}
            isRead={incidents.rows !== null}
            rows={rows}
            change={used.change}
            wanted={wanted}
            onWanted={setWanted}
            reload={used.reload}
          />
        ) : null}
      </main>
      <DropEvents say={setNotice} />
      <footer class="foot">
        <button type="button" class="quiet" onClick={() => openHelp('help')}>
          Keys <kbd>?</kbd>
        </button>
      </footer>
      <p class={notice === '' ? 'notice hidden' : 'notice'} role="status" aria-live="polite">
        {notice}
      </p>
      {help === null ? null : <HelpDialog key={help.number} onClose={() => closeHelp(help)} />}
    </>
  );
};

/** What was told last, for as long as it takes to read it. */
const useNotice = (): readonly [string, (notice: string) => void] => {
  const [notice, setNotice] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setNotice(''), 6000 + notice.length * 40);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, setNotice];
};

const rowOf = ({ incident }: Route, { rows }: Incidents): IncidentRow | null =>
  incident === null ? null : (rows?.find(({ id, fingerprint }) => id === incident || fingerprint === incident) ?? null);
