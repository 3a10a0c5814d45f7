/** Keys of the incident table; lib/incident-table.ts lists who asks for which. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export const incidentKey = (fingerprint: string): Key => ({ pk: `INCIDENT#${fingerprint}`, sk: 'INCIDENT' });
/** The denial that people were told of last, explained: beside the incident, so that lists stay light. */
export const explanationKey = (fingerprint: string): Key => ({ pk: `INCIDENT#${fingerprint}`, sk: 'EXPLANATION' });
/** The approvals that were asked for one principal on one day (UTC). */
export const askedKey = (principal: string, day: string): Key => ({ pk: `PRINCIPAL#${principal}`, sk: `ASKED#${day}` });
/** A partition of its own for each event: a storm is spread over the table. */
export const eventKey = (eventId: string): Key => ({ pk: `EVENT#${eventId}`, sk: 'EVENT' });
export const actionsKey = (principal: string, window: string): Key => ({ pk: `PRINCIPAL#${principal}`, sk: `ACTIONS#${window}` });
export const healthKey = (region: string, service: string, issueArn: string): Key => ({
  pk: `HEALTH#${region}#${service}`,
  sk: `ISSUE#${issueArn}`,
});

/** Attribute of an incident item that counts one hour; `hour` is `2026-11-21T01`, UTC. */
export const hourAttribute = (hour: string): string => `hour#${hour}`;
export const hourOfAttribute = (name: string): string | null => (name.startsWith('hour#') ? name.slice('hour#'.length) : null);
