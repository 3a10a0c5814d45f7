import type { Execution } from './execution.ts';
import { type GrantState, undecided } from './grant-state.ts';

/** A grant as its execution tells it; null where that is none of our runbook. */
export const stateFromExecution = ({ id, parameters, startedAt, startedBy }: Execution): GrantState | null => {
  const { DocumentSha256: documentHash, PolicyName: policyName, EndsAt: endsAt } = parameters;
  if (documentHash === undefined || policyName === undefined || endsAt === undefined) return null;
  return {
    executionId: id,
    documentHash,
    policyName,
    askedAt: startedAt ?? '',
    askedBy: startedBy,
    isProposed: false,
    endsAt: endsAt === 'permanent' ? null : endsAt,
    ...undecided,
  };
};
