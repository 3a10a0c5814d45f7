import { randomUUID } from 'node:crypto';
import { lookUpActions } from '../../../lambda/adapters/catalog.ts';
import { describeRoleWith } from '../../../lambda/adapters/describe-role.ts';
import { readOwnersWith, simulateWith } from '../../../lambda/adapters/iam.ts';
import { listGrantsWith, readAppliedPolicyWith } from '../../../lambda/adapters/iam-grants.ts';
import { incidentKey } from '../../../lambda/adapters/incident-table/keys.ts';
import { type LocalAutomation, localAutomation } from '../../../lambda/adapters/local/automation/local-automation.ts';
import type { IamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import { localIamClient } from '../../../lambda/adapters/local/iam/local-iam-client.ts';
import { decodeLocally } from '../../../lambda/adapters/local/local-sts.ts';
import { fillRunbook } from '../../../lambda/adapters/local/runbook/fill-runbook.ts';
import { readRunbook } from '../../../lambda/adapters/local/runbook/runbook.ts';
import { type LocalStore, localStore } from '../../../lambda/adapters/local/store/incident-store.ts';
import { mayDoWith } from '../../../lambda/adapters/may-do.ts';
import { readPoliciesWith } from '../../../lambda/adapters/principal-policies.ts';
import { remember } from '../../../lambda/adapters/remember.ts';
import { sha256 } from '../../../lambda/adapters/sha256.ts';
import { statuses } from '../../../lambda/core/incident/incident.ts';
import type { FollowUpPorts } from '../../../lambda/flows/grants/follow-up-ports.ts';
import type { GrantPorts } from '../../../lambda/flows/grants/grant-ports.ts';
import type { PageAlert } from '../../../lambda/flows/page/page-ports.ts';
import type { Observe } from '../../../lambda/flows/ports.ts';
import type { TriagePorts } from '../../../lambda/flows/triage.ts';
import { type IncidentLog, incidentLog, loggedStore } from './incident-log.ts';
import type { LocalClock } from './local-clock.ts';
import { localGrantSettings, localPeople, localRunbookValues } from './local-settings.ts';
import type { LocalState } from './local-state.ts';
import { type ToldNotices, toldNotices } from './told-notices.ts';
import { withWholeCallOf } from './with-whole-call-of.ts';

export interface WorldOptions {
  readonly state: LocalState;
  readonly clock: LocalClock;
  /** The YAML of the two documents. */
  readonly runbooks: { readonly grant: string; readonly revoke: string };
  /** A fingerprint, or null where it may be any. */
  readonly changed: (fingerprint: string | null) => void;
  readonly told: (alert: PageAlert) => void;
  readonly warned: (says: string) => void;
}

/** Everything that the flows touch, on this machine. */
export interface LocalWorld {
  /** What triage, outcome and sweep touch in the cloud. */
  readonly ports: TriagePorts & FollowUpPorts;
  /** What the commands touch, with the identity of a person. */
  readonly portsOf: (who: string) => GrantPorts;
  readonly store: LocalStore;
  readonly automation: LocalAutomation;
  readonly iam: () => IamState;
  readonly log: IncidentLog;
  readonly notices: ToldNotices;
  readonly clock: LocalClock;
  /** All of it, to be written. */
  readonly state: (isStoryTold: boolean) => LocalState;
}

/** In: what was kept. Out: the ports of the flows on it, in the same shape as the handlers wire them to AWS. */
export const localWorld = (options: WorldOptions): LocalWorld => {
  const { state, clock, changed, told } = options;
  const log = incidentLog(state.history, clock.now);
  const store = loggedStore(localStore(state.incidents, changed), log);
  const notices = toldNotices({
    kept: state.alerts,
    now: clock.now,
    told: (alert) => {
      told(alert);
      changed(null);
    },
    fingerprintOf: async (id) => (await store.listIncidents(statuses)).find((incident) => incident.id === id)?.fingerprint ?? null,
  });
  const iam = { current: state.iam };
  const automation = automationOn(options, iam);
  const base = basePorts(options, store, iam, notices);
  const { triage } = localPeople(state.iam.account);
  const portsOf: LocalWorld['portsOf'] = (who) => ({
    ...base,
    startGrant: automation.startGrant(triage),
    startRevoke: automation.startRevoke(who),
    readExecution: automation.readExecution,
    sendDecision: automation.sendDecision(who),
    whoAmI: async () => who,
  });
  return {
    ports: { ...base, ...portsOf(triage) },
    portsOf,
    store,
    automation,
    iam: () => iam.current,
    log,
    notices,
    clock,
    state: (isStoryTold) => ({
      aheadMs: clock.ahead(),
      isStoryTold,
      incidents: store.kept(),
      automation: automation.kept(),
      iam: iam.current,
      alerts: notices.all(),
      history: log.kept(),
    }),
  };
};

const automationOn = ({ state, clock, runbooks, changed }: WorldOptions, iam: { current: IamState }): LocalAutomation => {
  const settings = localGrantSettings(state.iam.account);
  const values = localRunbookValues(settings, localPeople(state.iam.account));
  const runbookOf = (yaml: string) => readRunbook(fillRunbook(yaml, values));
  return localAutomation({
    runbooks: { grant: runbookOf(runbooks.grant), revoke: runbookOf(runbooks.revoke) },
    documents: { grant: settings.grantDocument, revoke: settings.revokeDocument },
    kept: state.automation,
    iam: {
      read: () => iam.current,
      write: (next) => {
        iam.current = next;
      },
    },
    // The page shows who is asked for what; there is nobody to send it to.
    notify: async () => undefined,
    now: clock.now,
    newId: randomUUID,
    changed: () => changed(null),
  });
};

/** A storm of one question is asked once, and a change of IAM is seen at once after. */
const remembered = { milliseconds: 1000, clock: Date.now };

const basePorts = (options: WorldOptions, store: LocalStore, iam: { readonly current: IamState }, notices: ToldNotices) => {
  const { clock } = options;
  const client = localIamClient({ read: () => iam.current, now: clock.now });
  const { account, partition } = iam.current;
  return {
    ...store,
    keepExplanation: async (...[fingerprint, explanation]: Parameters<LocalStore['keepExplanation']>) =>
      store.keepExplanation(fingerprint, await withWholeCallOf(explanation, localGrantSettings(account))),
    decode: decodeLocally,
    lookUpActions,
    sha256,
    now: clock.now,
    simulate: remember(simulateWith(client), remembered),
    mayDo: remember(mayDoWith(client), remembered),
    readPolicies: remember(readPoliciesWith(client), remembered),
    describeRole: remember(describeRoleWith(client), remembered),
    readOwners: remember(readOwnersWith(client, ['owner', 'team']), remembered),
    placeOf: (fingerprint: string) => ({ name: 'local-run', region: 'eu-west-1', partition, key: incidentKey(fingerprint) }),
    readAppliedPolicy: readAppliedPolicyWith(client, { partition, account }),
    listGrants: listGrantsWith(client),
    sendAlert: notices.sendAlert,
    sendReport: notices.sendReport,
    observe: observeLocally(options.warned),
  };
};

const observeLocally = (warned: (says: string) => void): Observe => ({
  denial: () => undefined,
  count: () => undefined,
  status: () => undefined,
  info: () => undefined,
  warn: (message, facts) => warned(`${message}: ${JSON.stringify(facts)}`),
});
