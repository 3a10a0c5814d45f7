import { authorizationsOf } from '../core/authorization/authorizations.ts';
import { actionCandidates } from '../core/authorization/infer.ts';
import { wholeCallActions } from '../core/authorization/whole-call.ts';
import type { Certainty, Evidence } from '../core/cause/cause.ts';
import { classify } from '../core/cause/classify.ts';
import type { Diagnosis, Explanation } from '../core/cause/diagnosis.ts';
import { encodedEvidence, readingEvidence } from '../core/cause/reading-evidence.ts';
import { withDecoded } from '../core/denial/decoded-denial.ts';
import { type DecodedMessage, readDecodedMessage } from '../core/denial/decoded-message.ts';
import type { Denial } from '../core/denial/denial.ts';
import { fingerprintText, incidentId } from '../core/incident/fingerprint.ts';
import { type ProposeSettings, propose } from '../core/remedy/propose.ts';
import type { Remedy } from '../core/remedy/remedy.ts';
import { withUnweighedNote } from '../core/remedy/unweighed-note.ts';
import { withWholeCall } from '../core/remedy/whole-call-grant.ts';
import type { Ports } from './ports.ts';

export interface ExplainSettings extends ProposeSettings {
  /** Add the grant for everything that the same API call needs. */
  readonly wholeCall: boolean;
  /** Asked after the diagnosis and before the remedy, where more can be learned than the event tells. */
  readonly refine?: (diagnosis: Diagnosis) => Promise<Diagnosis>;
  /** Asked before a remedy is told: what a grant would give together with what the principal already may do. */
  readonly weigh?: (remedy: Remedy, diagnosis: Diagnosis) => Promise<Remedy>;
}

type ExplainPorts = Pick<Ports, 'decode' | 'lookUpActions' | 'sha256'>;

/**
 * Decode, diagnose, propose, guard.
 *
 * In: a denial, and its decoded message where somebody has it already. Out: the explanation, or null where nothing in it was refused.
 */
export const explainDenial = async (
  ports: ExplainPorts,
  settings: ExplainSettings,
  read: Denial,
  given: DecodedMessage | null,
): Promise<Explanation | null> => {
  const { decoded, evidence } = given ? { decoded: given, evidence: [] } : await decodeMessage(ports, read);
  const denial = decoded === null ? read : withDecoded(read, decoded);
  const finding = classify({ denial, decoded });
  if (finding === null) return null;
  const catalog = await ports.lookUpActions(actionsIn(denial, decoded, settings));
  const authorizations = authorizationsOf(denial, decoded, catalog);
  const asRead: Diagnosis = {
    denial,
    authorizations,
    cause: finding.cause,
    certainty: certaintyOf(finding.certainty, authorizations),
    evidence: [...finding.evidence, ...evidence, ...readingEvidence(read, decoded, authorizations)],
    advice: finding.advice,
  };
  const diagnosis = settings.refine ? await settings.refine(asRead) : asRead;
  const proposed = propose(diagnosis, catalog, settings);
  const remedy = settings.weigh ? await settings.weigh(proposed, diagnosis) : withUnweighedNote(proposed);
  const fingerprint = ports.sha256(fingerprintText(diagnosis));
  return {
    ...diagnosis,
    remedy: settings.wholeCall ? withWholeCall(remedy, diagnosis, catalog, settings) : remedy,
    fingerprint,
    incident: incidentId(fingerprint),
  };
};

const decodeMessage = async (ports: ExplainPorts, denial: Denial): Promise<{ decoded: DecodedMessage | null; evidence: Evidence[] }> => {
  const { encoded } = denial.stated;
  if (encoded === null) return { decoded: null, evidence: [] };
  const evidence = encodedEvidence(encoded);
  if (encoded.state !== 'whole') return { decoded: null, evidence };
  const answer = await ports.decode(encoded.text, { region: denial.region, partition: denial.partition });
  if (answer.kind !== 'decoded') return { decoded: null, evidence: [...evidence, { from: 'STS', says: answer.says }] };
  const decoded = readDecodedMessage(answer.message);
  return decoded === null
    ? { decoded, evidence: [...evidence, { from: 'STS', says: 'the decoded message has a form that is not known' }] }
    : { decoded, evidence };
};

const actionsIn = (denial: Denial, decoded: DecodedMessage | null, settings: ExplainSettings): string[] => [
  ...(decoded?.action ? [decoded.action] : []),
  ...(denial.stated.action === null ? [] : [denial.stated.action]),
  ...actionCandidates(denial),
  ...(settings.wholeCall ? wholeCallActions(denial) : []),
];

/** A cause that stays unknown has at least an inferred action where the call told it. */
const certaintyOf = (found: Certainty, authorizations: Diagnosis['authorizations']): Certainty =>
  found === 'unknown' && authorizations.some(({ from, action }) => from === 'inferred' && action !== null) ? 'inferred' : found;
