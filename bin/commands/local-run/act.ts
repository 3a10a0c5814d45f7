import { readOutcome } from '../../../lambda/core/grant/read-outcome.ts';
import type { Incident } from '../../../lambda/core/incident/incident.ts';
import type { PageAction } from '../../../lambda/core/page/page-action.ts';
import type { ActionResult } from '../../../lambda/flows/page/page-ports.ts';
import { type Acting, actOn } from '../page/act-on.ts';
import type { LocalRun } from './local-run.ts';

/** Does it as whoever looks at the page. */
export const act = (run: LocalRun, fingerprint: string, action: PageAction): Promise<ActionResult> =>
  run.change(async () => {
    const { world, people } = run;
    const incident = await world.ports.readIncident(fingerprint);
    if (incident === null) return { kind: 'refused', says: 'there is no such incident (any more)' };
    return world.log.as(people.you, () => actOn(actingIn(run), incident, action));
  });

/** Grants are asked for by triage, not by whoever presses the button: who asks may not approve, and here one person does both. */
const actingIn = (run: LocalRun): Acting => ({
  ports: run.world.portsOf(run.people.you),
  settings: run.grants,
  askedBy: null,
  approver: async (incident) => run.world.portsOf(await nextApprover(run, incident)),
  note: run.world.log.note,
});

/** Two must approve what is sensitive, and a laptop has one person: after yours the next click is the colleague's, and says so. */
const nextApprover = async ({ world, people }: LocalRun, { grant }: Incident): Promise<string> => {
  const execution = grant === null ? null : await world.ports.readExecution(grant.executionId);
  if (execution === null || readOutcome(execution).kind !== 'waiting') return people.you;
  const decisions = execution.steps.flatMap(({ outputs }) => outputs['ApproverDecisions'] ?? []);
  return decisions.some((text) => text.includes(JSON.stringify(people.you))) ? people.colleague : people.you;
};
