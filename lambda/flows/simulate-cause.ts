import type { Diagnosis } from '../core/cause/diagnosis.ts';
import { isOpenToSimulation, withSimulation } from '../core/cause/from-simulation.ts';
import type { Ports } from './ports.ts';

/** Asks IAM's simulator where the message does not say which policy type refused, and the question can be put. */
export const simulateCause =
  ({ simulate }: Pick<Ports, 'simulate'>) =>
  async (diagnosis: Diagnosis): Promise<Diagnosis> => {
    const { denial, authorizations } = diagnosis;
    const [authorization] = authorizations;
    const { arn: principalArn, kind } = denial.principal;
    if (!isOpenToSimulation(diagnosis) || principalArn === null || (kind !== 'user' && kind !== 'role') || !authorization?.action)
      return diagnosis;
    const { action, resource, context } = authorization;
    const answer = await simulate({ principalArn, action, resource, context });
    return answer.kind === 'simulated'
      ? withSimulation(diagnosis, answer.simulation)
      : { ...diagnosis, evidence: [...diagnosis.evidence, { from: 'IAM simulation', says: answer.says }] };
  };
