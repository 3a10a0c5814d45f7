import type { IncidentView } from '../../lambda/core/page/incident-view.ts';
import { sampleViews } from './sample-views.ts';

const mark = 'window.hacked=1';

/** Texts that would run, load or hide something in a page that did not treat them as text. */
export const hostileTexts: readonly string[] = [
  `<script>${mark}</script>`,
  `<img src=x onerror=${mark}>`,
  `"><svg onload=${mark}>`,
  `' onmouseover='${mark}' autofocus onfocus='${mark}`,
  `javascript:${mark}`,
  `{{constructor.constructor('${mark}')()}}`,
  `\${${mark}}`,
  `</textarea></pre></title><iframe src="javascript:${mark}"></iframe>`,
  '<a href="https://evil.example/">click</a><base href="https://evil.example/"><meta http-equiv=refresh content=0>',
  '\u202eevil\u2066\u0000\u001b[31m\u200b',
  '__proto__',
  'constructor',
  '😀\ud83d',
  'w'.repeat(4000),
  'a b '.repeat(3000),
];

let used = 0;
const next = (): string => hostileTexts[used++ % hostileTexts.length] ?? '';

/** Words that our own code chose, and that its types hold it to. */
const ours = new Set([
  'kind',
  'state',
  'verdict',
  'guard',
  'certainty',
  'policyType',
  'reserved',
  'carrier',
  'effect',
  'Version',
  'Effect',
  'status',
  'fix',
  'fingerprint',
  'incident',
  'owner',
  'time',
  'firstSeen',
  'lastSeen',
  'statusSince',
  'principalKind',
  'principalReserved',
  'remedy',
  'hours',
  'account',
  'documentHash',
  'executionId',
  'isSensitive',
  'partition',
]);

/** The same form, by construction: only texts are others. */
const hostile = <T>(value: T, key?: string): T => hostileOf(value, key) as T;

const hostileOf = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return ours.has(key) ? value : next();
  if (Array.isArray(value)) return value.map((item) => hostileOf(item, key));
  if (typeof value !== 'object' || value === null) return value;
  if (key === 'hours') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === 'remedy' && typeof item === 'string' ? item : hostileOf(item, name)]),
  );
};

/** The sample with such text in every field that comes from an event or from an account, each field of another incident with another. */
export const hostileViews = async (): Promise<readonly Omit<IncidentView, 'plan'>[]> => {
  used = 0;
  const views = await sampleViews();
  return [...views, ...views.map((view, index) => copy(view, index))].map((view) => ({ ...view, ...of(view) }));
};

const copy = <T extends Omit<IncidentView, 'plan'>>(view: T, index: number): T => ({
  ...view,
  incident: { ...view.incident, fingerprint: `${index}`.padStart(64, '0'), id: `cs-0000${String(index).padStart(2, '0')}` },
});

/** The form of a view stays what it is: only its texts are others. */
const of = (view: Omit<IncidentView, 'plan'>): Omit<IncidentView, 'plan'> => {
  const { incident, explanation } = view;
  const its = hostile({
    ...view,
    incident: { ...incident, id: '' },
    held: view.held ?? [{ name: 'n', kind: 'inline', document: { Statement: [{ Action: '*', Sid: 'x' }] } }],
  });
  return {
    ...its,
    incident: { ...its.incident, id: incident.id, cause: { ...its.incident.cause, kind: incident.cause.kind } },
    explanation:
      explanation === null || its.explanation === null
        ? null
        : { ...its.explanation, remedy: { ...its.explanation.remedy, kind: explanation.remedy.kind } },
    history: [{ time: next(), what: next(), who: next() }, ...its.history],
    tried: [{ request: next(), allowed: true, what: next() }],
    decodedMessage: next(),
  };
};
