/** Keys of the incident table; lib/incident-table.ts lists who asks for which. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const incident = (fingerprint: string): string => `INCIDENT#${fingerprint}`;

export const incidentKey = (fingerprint: string): Key => ({ pk: incident(fingerprint), sk: 'INCIDENT' });
export const eventKey = (fingerprint: string, eventId: string): Key => ({ pk: incident(fingerprint), sk: `EVENT#${eventId}` });
/** `2026-11-21T01`, UTC. */
export const hourKey = (fingerprint: string, hour: string): Key => ({ pk: incident(fingerprint), sk: `HOUR#${hour}` });
export const actionKey = (principal: string, window: string): Key => ({ pk: `PRINCIPAL#${principal}`, sk: `ACTIONS#${window}` });
export const onceKey = (key: string): Key => ({ pk: `ONCE#${key}`, sk: 'ONCE' });
