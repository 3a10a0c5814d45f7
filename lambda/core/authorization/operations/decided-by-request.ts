import { requestLists } from '../request-lists.ts';

type Request = Readonly<Record<string, unknown>>;

/**
 * Which of several actions a request needs, where its parameters say so; null where they do not.
 *
 * PartiQL's statements begin with their verb, a transaction's items name theirs. (DynamoDB developer guide, "IAM policies for PartiQL",
 * "Using IAM with DynamoDB transactions", "DynamoDB log file entries": `statement`, `requestItems[].operation`)
 */
export const actionsNamedByRequest = (service: string, operation: string, request: Request): readonly string[] | null => {
  if (service === 'autoscaling' && typeof request['serviceNamespace'] === 'string') return [`application-autoscaling:${operation}`];
  if (service !== 'dynamodb') return null;
  if (/Statement$|^ExecuteTransaction$/.test(operation)) return eachOf(partiQl, requestLists(request)('statement').map(firstWord));
  if (operation === 'TransactWriteItems') return eachOf(writes, requestLists(request)('operation'));
  return null;
};

const partiQl: ReadonlyMap<string, string> = new Map([
  ['select', 'PartiQLSelect'],
  ['insert', 'PartiQLInsert'],
  ['update', 'PartiQLUpdate'],
  ['delete', 'PartiQLDelete'],
]);

const writes: ReadonlyMap<string, string> = new Map([
  ['put', 'PutItem'],
  ['update', 'UpdateItem'],
  ['delete', 'DeleteItem'],
  ['conditioncheck', 'ConditionCheckItem'],
]);

const firstWord = (statement: string): string => /^\s*([a-z]+)\b/i.exec(statement)?.[1] ?? '';

/** The action of each verb, or null where there is none or one is not known. */
const eachOf = (actions: ReadonlyMap<string, string>, verbs: readonly string[]): readonly string[] | null => {
  const named = verbs.map((verb) => actions.get(verb.toLowerCase()) ?? null);
  const known = named.filter((action) => action !== null);
  return known.length > 0 && known.length === named.length ? [...new Set(known)] : null;
};
