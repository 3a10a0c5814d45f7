import type { Execution } from '../grant/execution.ts';
import type { Fix, Incident } from '../incident/incident.ts';
import type { IncidentView } from './incident-view.ts';
import { shownDocument } from './shown-document.ts';

/** The plan as the page shows it: the one that was asked for while it counts, else the one that could be. */
export type ShownPlan =
  | {
      readonly kind: 'plan';
      /** Whether it was asked for, so that it can be approved, rejected or revoked. */
      readonly isAsked: boolean;
      readonly hash: string;
      /** Byte for byte what the hash is of. */
      readonly document: string;
      /** The same in lines. */
      readonly pretty: string;
      readonly policyName: string;
      readonly endsAt: string | null;
      readonly isSensitive: boolean;
    }
  | { readonly kind: 'impossible'; readonly because: string };

const live: readonly Fix[] = ['awaiting-approval', 'applying', 'verified'];

/** In: the incident, the run of its grant, and the plan that would be asked for now. */
export const shownPlan = ({ incident, execution, plan }: Pick<IncidentView, 'incident' | 'execution' | 'plan'>): ShownPlan | null => {
  const asked = live.includes(incident.fix) ? askedPlan(incident, execution) : null;
  if (asked !== null) return asked;
  if (plan === null || plan.kind === 'impossible') return plan;
  const { hash, document, policyName, endsAt, isSensitive } = plan.plan;
  return { kind: 'plan', isAsked: false, hash, document, pretty: shownDocument(document), policyName, endsAt, isSensitive };
};

/** What approvers see: the parameters of the run, which are fixed once it has started. */
const askedPlan = ({ grant }: Pick<Incident, 'grant'>, execution: Execution | null): ShownPlan | null => {
  const document = execution?.parameters['PolicyDocument'];
  if (grant === null || execution === null || document === undefined || execution.id !== grant.executionId) return null;
  return {
    kind: 'plan',
    isAsked: true,
    hash: grant.documentHash,
    document,
    pretty: shownDocument(document),
    policyName: grant.policyName,
    endsAt: grant.endsAt,
    isSensitive: execution.parameters['Sensitive'] === 'yes',
  };
};
