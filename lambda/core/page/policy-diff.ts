import { jsonOrNull } from '../json-or-null.ts';
import { plainText, safeJson } from '../message/plain-text.ts';
import type { HeldPolicy } from './incident-view.ts';
import { shownDocument } from './shown-document.ts';

/** A policy in the diff: kept ones as context, the new one as added. */
export interface DiffPart {
  readonly title: string;
  readonly isAdded: boolean;
  readonly lines: readonly string[];
  /** Statements that are left out because they are about other services; null where the document cannot be read. */
  readonly leftOut: number | null;
}

/**
 * What a grant changes: the policies that the principal has, of which the statements on the same services are shown, and then the policy that
 * is added, whole.
 */
export const policyDiff = (
  held: readonly HeldPolicy[],
  added: { readonly name: string; readonly document: string },
): readonly DiffPart[] => {
  const services = new Set(statementsOf(jsonOrNull(added.document)).flatMap(actionsOf).map(serviceOf));
  return [
    ...held.slice(0, 40).map((policy) => keptPart(policy, services)),
    { title: `${added.name} (managed)`, isAdded: true, lines: shownDocument(added.document).split('\n'), leftOut: 0 },
  ];
};

/** Lines of a kept policy. */
const most = 300;

const keptPart = ({ name, kind, document }: HeldPolicy, services: ReadonlySet<string>): DiffPart => {
  const title = `${plainText(name, 128)} (${kind})`;
  const statements = statementsOf(typeof document === 'string' ? jsonOrNull(document) : document);
  if (statements.length === 0) return { title, isAdded: false, lines: [], leftOut: null };
  const related = statements.filter((statement) => isRelated(statement, services));
  const lines = related.flatMap((statement) => safeJson(statement, 2).split('\n'));
  const shown = lines.length > most ? [...lines.slice(0, most), `… ${lines.length - most} more lines`] : lines;
  return { title, isAdded: false, lines: shown, leftOut: statements.length - related.length };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A policy may have one statement without a list. (IAM user guide, "Grammar of the IAM JSON policy language") */
const statementsOf = (document: unknown): readonly Readonly<Record<string, unknown>>[] => {
  const statements = isRecord(document) ? document['Statement'] : null;
  return (Array.isArray(statements) ? statements : [statements]).filter(isRecord);
};

const actionsOf = (statement: Readonly<Record<string, unknown>>): readonly string[] =>
  [statement['Action'], statement['NotAction']].flat().filter((action) => typeof action === 'string');

const serviceOf = (action: string): string => action.toLowerCase().split(':')[0] ?? '';

/** About one of the services, or about all of them: `*`, and a NotAction, which may be. */
const isRelated = (statement: Readonly<Record<string, unknown>>, services: ReadonlySet<string>): boolean =>
  statement['NotAction'] !== undefined || actionsOf(statement).some((action) => action === '*' || services.has(serviceOf(action)));
