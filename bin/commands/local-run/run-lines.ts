import type { GrantSettings } from '../../../lambda/core/grant/grant-settings.ts';
import type { Incident } from '../../../lambda/core/incident/incident.ts';
import { whatWords, whoWords, whyWords } from '../../../lambda/core/message/incidents/incident-words.ts';
import { plainText } from '../../../lambda/core/message/plain-text.ts';
import type { Paint } from '../../../lambda/core/message/terminal/paint.ts';
import type { IncidentView, TriedCall } from '../../../lambda/core/page/incident-view.ts';

/** What became of an incident, in two lines: what it is, and what is done about it. */
export const incidentLines = (view: IncidentView, settings: GrantSettings, paint: Paint): string => {
  const { id, count, certainty, kind } = view.incident;
  const times = count === 1 ? '' : `, ${count.toLocaleString('en')} times`;
  const sure = kind === 'probing' ? '' : paint.dim(` [${certainty}]`);
  const what = `${whatWords(view.incident)}, ${whoWords(view.incident)}${times}: ${whyWords(view.incident)}`;
  return `    → ${paint.bold(id)} ${what}${sure}\n      ${outcomeWords(view, settings, paint)}\n`;
};

const outcomeWords = ({ incident, explanation, plan }: IncidentView, settings: GrantSettings, paint: Paint): string => {
  const { fix, grant, remedy, kind } = incident;
  if (fix === 'awaiting-approval') {
    const needed = explanation?.remedy.sensitive === true ? settings.minSensitiveApprovals : settings.minApprovals;
    const approvals = needed === 1 ? 'an approval' : `${needed} approvals: it is sensitive`;
    return paint.yellow(`plan ${grant?.documentHash.slice(0, 8)} waits for ${approvals}`);
  }
  if (kind === 'probing') return paint.red('looks like probing: one security alert, nothing is offered');
  const says = plainText(explanation?.remedy.summary ?? '', 220);
  if (remedy === 'withheld') return paint.red(`withheld: ${says}`);
  if (remedy !== 'grant') return paint.cyan(`advice: ${says}`);
  return `${fix}: ${says}${plan?.kind === 'impossible' ? ` Nobody is asked: ${plainText(plan.because, 200)}` : ''}`;
};

/** What a summary of the run counts. */
export const summaryLine = (incidents: readonly Incident[]): string => {
  const told = incidents.filter(({ mutedBy }) => mutedBy === null);
  const those = (is: (incident: Incident) => boolean): number => told.filter(is).length;
  const parts: readonly (readonly [number, string])[] = [
    [those(({ fix }) => fix === 'awaiting-approval'), 'wait for approval'],
    [those(({ fix }) => fix === 'verified'), 'granted'],
    [those(({ fix }) => fix === 'advice'), 'advice'],
    [those(({ fix, remedy }) => fix === 'none' && remedy === 'withheld'), 'withheld'],
    [those(({ kind }) => kind === 'probing'), 'probing'],
    [incidents.length - told.length, 'quiet'],
  ];
  const denials = incidents.filter(({ kind }) => kind === 'denial').reduce((sum, { count }) => sum + count, 0);
  const counted = parts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`])).join(', ');
  return `${denials.toLocaleString('en')} denials = ${incidents.length} incidents${counted === '' ? '' : `: ${counted}`}\n`;
};

/** Calls that were tried after a grant, or after its end. */
export const triedLines = (tried: readonly TriedCall[], paint: Paint): string =>
  tried
    .map(
      ({ what, request, allowed }) =>
        `         tried ${plainText(what, 40)}: ${plainText(request, 160)} ${allowed ? paint.green('allowed') : paint.red('refused')}\n`,
    )
    .join('');
