import type { GuardResult } from '../../../core/guard/guard.ts';

const words = { pass: 'passed', sensitive: 'two approvers', withhold: 'never granted' } as const;
const signs = { pass: '✓', sensitive: '!', withhold: '✕' } as const;

/** What the guards said: those that found something, and how many did not. */
export const Guards = ({ guards }: { readonly guards: readonly GuardResult[] }) => {
  const found = guards.filter(({ verdict }) => verdict !== 'pass');
  const passed = guards.filter(({ verdict }) => verdict === 'pass');
  return (
    <>
      <List guards={found} />
      {passed.length === 0 ? null : (
        <details class="passed">
          <summary>
            ✓ {passed.length} of {guards.length} guards passed
          </summary>
          <List guards={passed} />
        </details>
      )}
    </>
  );
};

const List = ({ guards }: { readonly guards: readonly GuardResult[] }) =>
  guards.length === 0 ? null : (
    <ul class="guards" aria-label="Guards">
      {guards.map(({ guard, verdict, reason }) => (
        <li key={`${guard} ${reason}`} class={`v-${verdict}`}>
          <span class="sign" aria-hidden="true">
            {signs[verdict]}
          </span>
          <span>
            <b>{guard.replaceAll('-', ' ')}</b> <span class="verdict">{words[verdict]}</span>
            {reason === '' ? null : <small>{reason}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
