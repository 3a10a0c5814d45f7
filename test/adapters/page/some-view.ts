import type { Incident } from '../../../lambda/core/incident/incident.ts';
import type { IncidentView } from '../../../lambda/core/page/incident-view.ts';
import { someFacts } from '../../contracts/incident-store.ts';

/** An incident whose event is not at hand. */
export const someView = (changes: Partial<Incident> = {}): IncidentView => ({
  incident: {
    ...someFacts({ fingerprint: 'b'.repeat(64), id: 'cs-7f3k9q', principalName: 'ci-deployer', action: 'ec2:RunInstances' }),
    status: 'new',
    statusSince: '2026-11-21T09:41:00.000Z',
    fix: 'none',
    count: 14,
    sessions: ['gha-1', 'gha-2'],
    regions: ['eu-west-1'],
    hours: { '2026-11-21T08': 2, '2026-11-21T10': 12 },
    firstSeen: '2026-11-21T08:41:00.000Z',
    lastSeen: '2026-11-21T10:12:00.000Z',
    lastEventId: 'e1',
    quietUntil: null,
    reason: null,
    mutedBy: null,
    decided: { sessions: 2, regions: 1 },
    toldCount: 1,
    pending: null,
    grant: null,
    version: 2,
    ...changes,
  },
  explanation: null,
  decodedMessage: null,
  plan: null,
  held: null,
  execution: null,
  history: [],
  tried: [],
});
