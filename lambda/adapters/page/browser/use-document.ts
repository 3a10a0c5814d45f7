import { useCallback, useEffect, useState } from 'preact/hooks';
import type { IncidentDocument } from '../../../core/page/incident-document.ts';
import { read } from './ask-server.ts';
import type { UsedIncidents } from './use-incidents.ts';

export interface UsedDocument {
  readonly document: IncidentDocument | null;
  readonly problem: string | null;
  readonly reload: () => void;
}

/** Reads an incident, and again when it changed. */
export const useDocument = (fingerprint: string | null, change: UsedIncidents['change']): UsedDocument => {
  const [document, setDocument] = useState<IncidentDocument | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback(() => {
    if (fingerprint === null) return;
    void read<IncidentDocument>(`/api/incidents/${fingerprint}`).then((said) => {
      setProblem(said.kind === 'answer' ? null : said.says);
      if (said.kind === 'answer') setDocument(said.answer);
    });
  }, [fingerprint]);
  useEffect(reload, [reload]);
  useEffect(() => {
    if (change.number > 0 && (change.fingerprints === null || change.fingerprints.includes(fingerprint ?? ''))) reload();
  }, [change, fingerprint, reload]);
  // What was read of another incident is none of this one.
  return { document: document?.row.fingerprint === fingerprint ? document : null, problem, reload };
};
