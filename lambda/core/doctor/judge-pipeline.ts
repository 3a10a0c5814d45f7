import { readTriageSettings } from '../triage-settings.ts';
import { type Finding, fail, ok, putBack, warn } from './finding.ts';

export interface SeenQueue {
  readonly waiting: number;
  readonly hasRedrive: boolean;
}

export const judgeQueue = ({ waiting, hasRedrive }: SeenQueue): readonly Finding[] => [
  hasRedrive
    ? ok('queue', waiting === 0 ? 'the queue is empty' : `${waiting} events wait in the queue`)
    : fail('queue', 'the queue has no dead-letter queue: what fails is lost', putBack),
];

export const judgeDeadLetters = ({ waiting }: Pick<SeenQueue, 'waiting'>, url: string): readonly Finding[] => [
  waiting === 0
    ? ok('dead-letters', 'no event is lost')
    : fail(
        'dead-letters',
        `${waiting} events could not be handled`,
        `see why in the function's log, then send them back: docs/runbooks.md, "Dead letters" (queue ${url})`,
      ),
];

export interface SeenFunction {
  readonly state: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly mapping: { readonly state: string; readonly hasPartialAnswers: boolean } | null;
}

/** Whether the function can run, is fed, gives back single records, and is told what it needs. */
export const judgeFunction = ({ state, environment, mapping }: SeenFunction, region: string): readonly Finding[] => [
  state === 'Active' || state === 'Inactive'
    ? ok('function', 'the triage function is ready')
    : fail('function', `the triage function is ${state}`, 'look at it in the Lambda console; the reason is beside its state'),
  mapping === null || mapping.state !== 'Enabled'
    ? fail('function', `the queue does not feed the function (${mapping === null ? 'no mapping' : mapping.state})`, putBack)
    : ok('function', 'the queue feeds the function'),
  ...(mapping === null ? [] : [partialAnswersFinding(mapping.hasPartialAnswers)]),
  settingsFinding(environment, region),
];

const partialAnswersFinding = (hasPartialAnswers: boolean): Finding =>
  hasPartialAnswers
    ? ok('partial-answers', 'a bad record is given back alone')
    : fail('partial-answers', 'one bad record gives back its whole batch', putBack);

const settingsFinding = (environment: Readonly<Record<string, string>>, region: string): Finding => {
  try {
    const { MODE } = readTriageSettings({ ...environment, AWS_REGION: region });
    return ok('settings', `the function understands its settings (mode ${MODE})`);
  } catch (error) {
    return fail('settings', error instanceof Error ? error.message : String(error), putBack);
  }
};

/** In: whether IAM's simulator lets the function's role do each thing that it needs. */
export const judgePermissions = (allowed: Readonly<Record<string, boolean>>): readonly Finding[] => {
  const missing = Object.entries(allowed).flatMap(([action, isAllowed]) => (isAllowed ? [] : [action]));
  const simulates = allowed['iam:SimulatePrincipalPolicy'] === true;
  return [
    missing.length === 0
      ? ok('permissions', `the function may ${Object.keys(allowed).join(', ')}`)
      : fail(
          'permissions',
          `the function may not ${missing.join(', ')}`,
          'a boundary or an SCP may forbid it: ask countersign explain with the denial of the role',
        ),
    simulates
      ? ok('simulation', 'where a message does not say which policy type refused, IAM can be asked')
      : warn(
          'simulation',
          'where a message does not say which policy type refused, alerts say "unknown"',
          'allow the role iam:SimulatePrincipalPolicy',
        ),
  ];
};
