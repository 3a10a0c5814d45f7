import type { GrantSettings } from '../../../lambda/core/grant/grant-settings.ts';
import { statuses } from '../../../lambda/core/incident/incident.ts';
import { jsonOrNull } from '../../../lambda/core/json-or-null.ts';
import { historyOf } from '../../../lambda/core/page/history-of.ts';
import type { HeldPolicy, IncidentView } from '../../../lambda/core/page/incident-view.ts';
import type { GrantPorts } from '../../../lambda/flows/grants/grant-ports.ts';
import type { IncidentPorts } from '../../../lambda/flows/incidents/incident-ports.ts';
import type { PageInfo, PagePorts } from '../../../lambda/flows/page/page-ports.ts';
import type { Decode, ReadPolicies, Sha256 } from '../../../lambda/flows/ports.ts';
import { actOn } from './act-on.ts';
import { decodedOf } from './decoded-of.ts';
import { offeredPlan } from './offered-plan.ts';

/** A deployed stack, with the caller's own credentials. */
export interface StackPage {
  readonly incidents: IncidentPorts;
  /** Null where the stack only advises, or its settings cannot be read. */
  readonly grants: { readonly ports: GrantPorts; readonly settings: GrantSettings } | null;
  readonly decode: Decode;
  readonly readPolicies: ReadPolicies;
  readonly sha256: Sha256;
  readonly info: PageInfo;
  /** Milliseconds between two looks at the table, while a page is open. */
  readonly pollMs: number;
}

/** What the page touches, on a deployed stack. Nothing is changed where `info` says that it may only be looked at. */
export const stackPagePorts = (stack: StackPage): PagePorts => ({
  now: stack.incidents.now,
  info: () => stack.info,
  listIncidents: () => stack.incidents.listIncidents(statuses),
  readIncident: (fingerprint) => viewOf(stack, fingerprint),
  act: async (fingerprint, action) => {
    const { grants, info } = stack;
    if (info.readOnly !== null || grants === null)
      return { kind: 'refused', says: `nothing can be changed from here: ${info.readOnly ?? 'the stack only advises'}` };
    const incident = await grants.ports.readIncident(fingerprint);
    if (incident === null) return { kind: 'refused', says: 'there is no such incident (any more)' };
    const { ports, settings } = grants;
    return actOn({ ports, settings, askedBy: info.you, approver: async () => ports, note: () => undefined }, incident, action);
  },
  moveTime: async () => ({ kind: 'refused', says: 'the clock of AWS cannot be moved' }),
  takeEvents: async () => ({
    taken: 0,
    problems: ['a deployed stack gets its events from EventBridge: this page shows them, and takes none'],
  }),
  // Alerts were sent, and are kept nowhere.
  alerts: async () => [],
  subscribe: (callback) => {
    const timer = setInterval(() => callback({ kind: 'all' }), stack.pollMs);
    return () => clearInterval(timer);
  },
});

const viewOf = async (stack: StackPage, fingerprint: string): Promise<IncidentView | null> => {
  const { incidents, grants, sha256 } = stack;
  const incident = await incidents.readIncident(fingerprint);
  if (incident === null) return null;
  const explanation = await incidents.readExplanation(fingerprint);
  const execution = grants === null || incident.grant === null ? null : await grants.ports.readExecution(incident.grant.executionId);
  return {
    incident,
    explanation,
    decodedMessage: await decodedOf(stack.decode, explanation),
    plan: offeredPlan({ incident, explanation, settings: grants?.settings ?? null, now: incidents.now(), sha256 }),
    held: incident.principalArn === null ? null : await heldBy(stack, incident.principalArn),
    execution,
    history: historyOf(incident, execution),
    tried: [],
  };
};

const heldBy = async ({ readPolicies }: StackPage, principalArn: string): Promise<readonly HeldPolicy[] | null> => {
  const answer = await readPolicies(principalArn).catch(() => null);
  return answer?.kind === 'read'
    ? answer.policies.map(({ name, arn, document }) => ({
        name,
        kind: arn === null ? 'inline' : 'managed',
        document: jsonOrNull(document),
      }))
    : null;
};
