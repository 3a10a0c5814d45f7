import type { Incident } from '../../../lambda/core/incident/incident.ts';
import type { IncidentView } from '../../../lambda/core/page/incident-view.ts';
import { someIncident } from '../../core/incident/some-incident.ts';

/** An incident whose event is not at hand. */
export const someView = (changes: Partial<Incident> = {}): IncidentView => ({
  incident: someIncident({
    fingerprint: 'b'.repeat(64),
    hours: { '2026-11-21T08': 2, '2026-11-21T10': 12 },
    firstSeen: '2026-11-21T08:41:00.000Z',
    lastSeen: '2026-11-21T10:12:00.000Z',
    ...changes,
  }),
  explanation: null,
  decodedMessage: null,
  plan: null,
  held: null,
  execution: null,
  history: [],
  tried: [],
});
