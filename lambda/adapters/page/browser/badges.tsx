import type { IncidentRow } from '../../../core/page/incident-row.ts';

/** How an incident stands, on both axes; in words, never by colour alone. */
export const Badges = ({ row }: { readonly row: Pick<IncidentRow, 'section' | 'status' | 'fix'> }) => (
  <span class="badges">
    <span class={`badge s-${row.section}`}>{row.section === 'muted' ? 'muted' : row.status}</span>
    {row.fix === 'none' ? null : <span class={`badge f-${row.fix}`}>{fixWords[row.fix]}</span>}
  </span>
);

const fixWords: Readonly<Record<IncidentRow['fix'], string>> = {
  none: '',
  advice: 'advice',
  proposed: 'proposed',
  'awaiting-approval': 'waits for approval',
  applying: 'applying',
  verified: 'granted, verified',
  'rolled-back': 'rolled back',
  rejected: 'rejected',
  lapsed: 'lapsed',
  ended: 'grant ended',
  adopted: 'in your code',
};
