import type { Explanation } from '../cause/diagnosis.ts';
import type { Denial, Principal } from '../denial/denial.ts';
import { safeJson } from './plain-text.ts';

/**
 * The JSON contract: one object, one line. A field that is not known is null, never a guess, never absent.
 *
 * Fields may be added; those named in docs/json.md stay.
 */
export const explanationJson = (explanation: Explanation): string => safeJson(explanationRecord(explanation));

export const explanationRecord = ({ denial, authorizations, cause, certainty, evidence, remedy, fingerprint, incident }: Explanation) => ({
  denial: denialRecord(denial),
  authorizations: authorizations.map(({ action, resource, from, context }) => ({ action, resource, from, context })),
  cause,
  certainty,
  evidence,
  remedy,
  fingerprint,
  incident,
});

const denialRecord = ({ id, time, carrier, account, region, principal, service, operation, errorCode, requestId }: Denial) => ({
  id,
  time,
  carrier,
  account,
  region,
  principal: principalRecord(principal),
  service,
  operation,
  errorCode,
  requestId,
});

const principalRecord = ({ arn, kind, name, session, account, reserved }: Principal) => ({ arn, kind, name, session, account, reserved });
