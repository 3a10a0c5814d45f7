import { findEntityByArn, type IamEntity, type IamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import type { HeldPolicy, IncidentView } from '../../../lambda/core/page/incident-view.ts';
import { decodedOf } from '../page/decoded-of.ts';
import { offeredPlan } from '../page/offered-plan.ts';
import type { LocalRun } from './local-run.ts';
import { triedCalls } from './tried-calls.ts';

/** Everything that is known of an incident of a local run; null where there is no such incident. */
export const viewOf = async ({ world, grants }: LocalRun, fingerprint: string): Promise<IncidentView | null> => {
  const { ports } = world;
  const incident = await ports.readIncident(fingerprint);
  if (incident === null) return null;
  const explanation = await ports.readExplanation(fingerprint);
  const execution = incident.grant === null ? null : await ports.readExecution(incident.grant.executionId);
  const now = ports.now();
  return {
    incident,
    explanation,
    decodedMessage: await decodedOf(ports.decode, explanation),
    plan: offeredPlan({ incident, explanation, settings: grants, now, sha256: ports.sha256 }),
    held: heldBy(world.iam(), incident.principalArn),
    execution,
    history: world.log.of(fingerprint),
    tried: await triedCalls(world.iam(), { incident, execution, now }),
  };
};

/** The policies of a user or role of the local account, or null. */
export const heldBy = (state: IamState, principalArn: string | null): readonly HeldPolicy[] | null => {
  const entity = principalArn === null ? null : findEntityByArn(state, principalArn);
  if (entity === null) return null;
  const managed = (arn: string, kind: 'managed' | 'boundary'): readonly HeldPolicy[] =>
    state.policies
      .filter(({ Arn }) => Arn === arn)
      .map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName, kind, document: parsed(PolicyDocument) }));
  return [
    ...entity.AttachedPolicies.flatMap(({ PolicyArn }) => managed(PolicyArn, 'managed')),
    ...entity.InlinePolicies.map(inline),
    ...(entity.PermissionsBoundary === null ? [] : managed(entity.PermissionsBoundary, 'boundary')),
  ];
};

const inline = ({ PolicyName, PolicyDocument }: IamEntity['InlinePolicies'][number]): HeldPolicy => ({
  name: PolicyName,
  kind: 'inline',
  document: parsed(PolicyDocument),
});

const parsed = (document: string): unknown => {
  try {
    return JSON.parse(document);
  } catch {
    return document;
  }
};
