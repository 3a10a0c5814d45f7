import { type Finding, fail, ok, putBack } from './finding.ts';

const wantedState = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/** In: the state of the rule on the default bus. (EventBridge user guide, "Receiving read-only management events from AWS services") */
export const judgeRuleState = (state: string): Finding =>
  state === wantedState
    ? ok('rule-state', 'the rule sees read-only events too')
    : fail(
        'rule-state',
        `the rule is ${state}: ${state === 'DISABLED' ? 'no denial arrives' : 'denials of Describe, Get and List calls never arrive'}`,
        putBack,
      );

/** What EventBridge itself says of a sample. */
export interface TriedSample {
  readonly name: string;
  readonly mustMatch: boolean;
  readonly matches: boolean;
}

export const judgePattern = (samples: readonly TriedSample[]): Finding => {
  const wrong = samples.filter(({ mustMatch, matches }) => mustMatch !== matches);
  const through = samples.filter(({ matches }) => matches).length;
  return wrong.length === 0
    ? ok('rule-pattern', `EventBridge itself lets ${through} sample denials through, and ${samples.length - through} other events not`)
    : fail(
        'rule-pattern',
        `EventBridge ${wrong.map(({ name, matches }) => `${matches ? 'lets' : 'does not let'} ${name} through`).join(', ')}`,
        `${putBack}; if it stays so, report it with the output of --output json`,
      );
};
