import type { Diagnosis } from '../core/cause/diagnosis.ts';
import { withSimulation } from '../core/cause/from-simulation.ts';
import type { Ports } from './ports.ts';

/** Asks IAM's simulator where the message does not say which policy type refused, and the question can be put. */
export const simulateCause =
  ({ simulate }: Pick<Ports, 'simulate'>) =>
  async (diagnosis: Diagnosis): Promise<Diagnosis> => {
    const { cause, denial, authorizations } = diagnosis;
    const [authorization] = authorizations;
    const { principal } = denial;
    const open = cause.kind === 'unknown' && cause.policyType === null;
    if (!open || principal.arn === null || (principal.kind !== 'user' && principal.kind !== 'role') || !authorization?.action)
      return diagnosis;
    const answer = await simulate(principal.arn, {
      action: authorization.action,
      resource: authorization.resource,
      context: authorization.context,
    });
    return answer === null ? diagnosis : withSimulation(diagnosis, answer);
  };
