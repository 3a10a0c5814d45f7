import { causeGroups, causeGroupWords } from '../../../core/page/cause-group.ts';
import { type ListQuery, readQuery } from '../../../core/page/list-query.ts';
import type { Go } from './route.ts';

interface FilterProps {
  readonly query: ListQuery;
  readonly go: Go;
  readonly accounts: readonly string[];
  readonly accountNames: Readonly<Record<string, string>>;
}

/** Search and filters; they live in the address. */
export const FilterBar = ({ query, go, accounts, accountNames }: FilterProps) => {
  const show = (change: Partial<ListQuery>, how: 'push' | 'replace'): void =>
    go({ view: 'list', incident: null, query: { ...query, ...change } }, how);
  return (
    <search class="filters">
      <label class="search">
        <span class="hidden">Search incidents</span>
        <input
          id="search"
          type="search"
          value={query.text}
          placeholder="Search: words, who:ci, action:s3, region:eu-west-1, -status:new"
          maxLength={200}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => show({ text: event.currentTarget.value }, 'replace')}
        />
        <kbd>/</kbd>
      </label>
      <label>
        <span class="hidden">Cause</span>
        <select value={query.cause ?? ''} onChange={(event) => show({ cause: causeOf(event.currentTarget.value) }, 'push')}>
          <option value="">Any cause</option>
          {causeGroups.map((group) => (
            <option key={group} value={group}>
              {causeGroupWords[group]}
            </option>
          ))}
        </select>
      </label>
      {accounts.length < 2 ? null : (
        <label>
          <span class="hidden">Account</span>
          <select value={query.account ?? ''} onChange={(event) => show({ account: event.currentTarget.value || null }, 'push')}>
            <option value="">Any account</option>
            {accounts.map((account) => (
              <option key={account} value={account}>
                {accountNames[account] === undefined ? account : `${accountNames[account]} ${account}`}
              </option>
            ))}
          </select>
        </label>
      )}
    </search>
  );
};

const causeOf = (value: string): ListQuery['cause'] => readQuery((name) => (name === 'cause' ? value : null)).cause;
