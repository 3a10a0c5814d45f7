import type { Incident } from '../../../lambda/core/incident/incident.ts';
import { someFacts } from '../../contracts/incident-store.ts';

/** An incident that people were told of. */
export const someIncident = (changes: Partial<Incident> = {}): Incident => ({
  ...someFacts({ id: 'cs-7f3k9q', principalName: 'ci-deployer', action: 'ec2:RunInstances' }),
  status: 'new',
  statusSince: '2026-11-21T09:41:00.000Z',
  fix: 'none',
  count: 14,
  sessions: ['gha-1', 'gha-2'],
  regions: ['eu-west-1'],
  hours: {},
  firstSeen: '2026-11-21T09:41:00.000Z',
  lastSeen: '2026-11-21T12:22:00.000Z',
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
});
