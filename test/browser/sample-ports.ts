import { sha256 } from '../../lambda/adapters/sha256.ts';
import type { Explanation } from '../../lambda/core/cause/diagnosis.ts';
import type { Execution } from '../../lambda/core/grant/execution.ts';
import type { GrantSettings } from '../../lambda/core/grant/grant-settings.ts';
import { preparePlan } from '../../lambda/core/grant/prepare-plan.ts';
import type { Incident } from '../../lambda/core/incident/incident.ts';
import { noticeOf } from '../../lambda/core/message/alert/notice.ts';
import type { HistoryEntry, IncidentView, TriedCall } from '../../lambda/core/page/incident-view.ts';
import type { PageAction } from '../../lambda/core/page/page-action.ts';
import type { ActionResult, PageAlert, PageChange, PageInfo, PagePorts } from '../../lambda/flows/page/page-ports.ts';

/** What is kept: a plan is made when it is asked for. */
export type Held = Omit<IncidentView, 'plan'>;

/** The approver of the sample. */
const you = 'arn:aws:iam::111122223333:role/oncall';

const settings: GrantSettings = {
  account: '111122223333',
  grantDocument: 'Countersign-grant',
  revokeDocument: 'Countersign-revoke',
  approvers: [you, 'arn:aws:iam::111122223333:role/security'],
  minApprovals: 1,
  minSensitiveApprovals: 2,
  approvalHours: 4,
  days: 14,
  mostAskedPerDay: 5,
  startedBy: 'person',
  protectedPrincipals: [],
};

export interface Sample {
  readonly ports: PagePorts;
  /** What was decided, oldest first. */
  readonly acted: readonly { readonly fingerprint: string; readonly action: PageAction }[];
  readonly taken: readonly string[];
  readonly change: (fingerprint: string, change: Partial<Held>) => void;
}

/** The ports of the page over incidents in memory, which behave as a local run's do. */
export const samplePorts = (views: readonly Held[], given: Partial<PageInfo> = {}, start = '2026-11-21T10:20:00.000Z'): Sample => {
  const began = Date.now();
  let moved = 0;
  const now = (): string => new Date(Date.parse(start) + moved + Date.now() - began).toISOString();
  const kept = new Map(views.map((view) => [view.incident.fingerprint, view]));
  const listeners = new Set<(change: PageChange) => void>();
  const acted: { fingerprint: string; action: PageAction }[] = [];
  const taken: string[] = [];
  const tell = (change: PageChange): void => {
    for (const listener of listeners) listener(change);
  };
  const change = (fingerprint: string, changed: Partial<Held>): void => {
    const view = kept.get(fingerprint);
    if (view === undefined) return;
    kept.set(fingerprint, { ...view, ...changed });
    tell({ kind: 'incident', fingerprint });
  };
  const ports: PagePorts = {
    now,
    info: () => ({
      kind: 'local',
      title: 'payments',
      account: '111122223333',
      region: 'eu-west-1',
      readOnly: null,
      clockCanMove: true,
      you,
      accountNames: { '111122223333': 'payments-prod', '222233334444': 'analytics-dev' },
      ...given,
    }),
    listIncidents: async () => [...kept.values()].map(({ incident }) => incident),
    readIncident: async (fingerprint) => {
      const view = kept.get(fingerprint);
      return view === undefined ? null : { ...view, plan: planOf(view, now()) };
    },
    act: async (fingerprint, action) => {
      const view = kept.get(fingerprint);
      if (view === undefined) return { kind: 'refused', says: 'the incident is gone' };
      acted.push({ fingerprint, action });
      return decide(view, action, now(), (changed) => change(fingerprint, changed));
    },
    moveTime: async (hours) => {
      moved += hours * 3_600_000;
      for (const { incident, history } of kept.values()) {
        const endsAt = incident.fix === 'verified' ? incident.grant?.endsAt : null;
        if (endsAt && endsAt <= now()) {
          const ended = { ...incident, fix: 'ended' as const };
          change(incident.fingerprint, { incident: ended, execution: null, history: [...history, entry(now(), 'the grant ended', null)] });
        }
      }
      tell({ kind: 'all' });
      return { kind: 'done' };
    },
    takeEvents: async (text) => {
      taken.push(text);
      return text.includes('errorCode') ? { taken: 1, problems: [] } : { taken: 0, problems: ['no denial that could be read'] };
    },
    alerts: async () => [...kept.values()].flatMap((view) => alertOf(view, now())).slice(0, 6),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { ports, acted, taken, change };
};

const entry = (time: string, what: string, who: string | null): HistoryEntry => ({ time, what, who });

const planOf = ({ incident, explanation }: Held, now: string): IncidentView['plan'] =>
  explanation === null ? null : preparePlan({ incident, explanation, settings, now, sha256 });

const alertOf = ({ incident, explanation }: Held, now: string): PageAlert[] => {
  if (explanation === null || incident.toldCount === 0) return [];
  const facts = { probing: null, accountNames: {}, owners: [], healthIssue: null, plan: null, now };
  const notice = noticeOf({ reason: 'new', incident, explanation, ...facts });
  const { fingerprint, id, firstSeen } = incident;
  return [{ fingerprint, incident: id, title: notice.title, time: firstSeen, email: notice.email, slack: JSON.stringify(notice.slack) }];
};

const decide = (view: Held, action: PageAction, now: string, change: (changed: Partial<Held>) => void): ActionResult => {
  const { incident, history } = view;
  const say = (what: string, changed: Partial<Incident>, more: Partial<Held> = {}): ActionResult => {
    change({ incident: { ...incident, ...changed }, history: [...history, entry(now, what, you)], ...more });
    return { kind: 'done' };
  };
  switch (action.kind) {
    case 'propose':
      return propose(view, action.hash, now, say);
    case 'approve': {
      if (incident.grant?.documentHash !== action.hash) return { kind: 'refused', says: 'the plan has changed: look again' };
      const words = `approved ${action.hash.slice(0, 8)}${action.reason === '' ? '' : `: ${action.reason}`}`;
      const execution = view.execution === null ? null : finished(view.execution, now);
      return say(words, { fix: 'verified', status: 'resolved' }, { execution, tried: triedAfter(view.explanation) });
    }
    case 'reject':
      return say(`rejected: ${action.reason}`, { fix: 'rejected' }, { execution: null });
    case 'revoke':
      return say(`revoked: ${action.reason}`, { fix: 'ended', status: 'ongoing' }, { execution: null, tried: [] });
    case 'snooze':
      return say(`snoozed for ${action.hours} hours`, {
        status: 'snoozed',
        quietUntil: new Date(Date.parse(now) + action.hours * 3_600_000).toISOString(),
      });
    case 'ignore':
      return say(`ignored: ${action.reason}`, { status: 'ignored', reason: action.reason });
    case 'resolve':
      return say('resolved', { status: 'resolved' });
    default:
      return action satisfies never;
  }
};

type Say = (what: string, changed: Partial<Incident>, more?: Partial<Held>) => ActionResult;

const propose = (view: Held, hash: string, now: string, say: Say): ActionResult => {
  const prepared = planOf(view, now);
  if (prepared?.kind !== 'plan' || prepared.plan.hash !== hash) return { kind: 'refused', says: 'the plan has changed: look again' };
  const { plan } = prepared;
  const execution: Execution = {
    id: '6f1ef5a2-9d4e-4b0c-8a55-2f0c3d9b7e11',
    document: 'Countersign-grant',
    status: 'Waiting',
    parameters: { PolicyDocument: plan.document, Sensitive: plan.isSensitive ? 'yes' : 'no' },
    startedBy: you,
    startedAt: now,
    endedAt: null,
    steps: ['CheckRole', 'CheckRoleMayBeChanged', 'AskApprovers'].map((name, index) => ({
      name,
      status: index === 2 ? 'Waiting' : 'Success',
      outputs: {},
      failure: null,
      startedAt: now,
    })),
  };
  const grant = {
    executionId: execution.id,
    documentHash: plan.hash,
    policyName: plan.policyName,
    askedAt: now,
    askedBy: you,
    endsAt: plan.endsAt,
    decidedBy: [],
    endedAt: null,
    because: null,
    revocation: null,
    isProposed: true,
    isWarned: false,
  };
  return say(`approval asked for ${plan.hash.slice(0, 8)}`, { fix: 'awaiting-approval', grant }, { execution });
};

const finished = (execution: Execution, now: string): Execution => ({
  ...execution,
  status: 'Success',
  endedAt: now,
  steps: [
    ...execution.steps.map((step) => ({ ...step, status: 'Success' })),
    ...['CreatePolicy', 'AttachToRole', 'WaitUntilAllowed', 'GrantIsVerified'].map((name) => ({
      name,
      status: 'Success',
      outputs: {},
      failure: null,
      startedAt: now,
    })),
  ],
});

const triedAfter = (explanation: Explanation | null): readonly TriedCall[] => {
  const [first] = explanation?.authorizations ?? [];
  const action = first?.action ?? '?';
  return [
    { request: `${action} on ${first?.resource ?? '?'}`, allowed: true, what: 'the denied call' },
    {
      request: `${action} on ${(first?.resource ?? '?').replace(/[^/:]+$/, 'another')}`,
      allowed: false,
      what: 'a neighbour: another resource',
    },
  ];
};
