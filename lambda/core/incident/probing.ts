import type { Explanation } from '../cause/diagnosis.ts';
import { incidentId } from './fingerprint.ts';
import type { IncidentFacts } from './incident.ts';

/**
 * The windows that a time (ISO 8601) is in, by their starts. Windows are fixed and overlap by half, so that a burst across a border is
 * seen whole in one of them if it takes no longer than half a window.
 */
export const probingWindows = (time: string, minutes: number): string[] => {
  const half = (minutes * 60_000) / 2;
  const index = Math.floor(Date.parse(time) / half);
  return [index, index - 1].map((start) => new Date(start * half).toISOString());
};

/** The text whose SHA-256 is the fingerprint of a principal's probing: one incident a principal, whatever it tries. */
export const probingFingerprintText = (facts: Pick<IncidentFacts, 'account' | 'principalArn'>): string =>
  JSON.stringify(['probing', facts.account, facts.principalArn]);

/** The incident of a principal that was refused many different actions in a short time. In: any of those denials' facts. */
export const probingFacts = (facts: IncidentFacts, fingerprint: string): IncidentFacts => ({
  ...facts,
  kind: 'probing',
  fingerprint,
  id: incidentId(fingerprint),
  action: null,
  resource: null,
  cause: { kind: 'unknown', policyType: null, policyArn: null, statementId: null },
  certainty: 'unknown',
  remedy: 'none',
});

/** Nothing is offered to a principal that seems to try the doors. */
export const withoutProposal = (explanation: Explanation): Explanation =>
  explanation.remedy.kind !== 'grant'
    ? explanation
    : {
        ...explanation,
        remedy: {
          ...explanation.remedy,
          kind: 'withheld',
          summary: 'No grant is offered: this principal was refused many different actions in a short time, which looks like probing.',
        },
      };
