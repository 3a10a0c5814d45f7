import { causeGroupWords } from '../../../core/page/cause-group.ts';
import type { DenialsOverTime } from '../../../core/page/denials-over-time.ts';
import { hourWords } from './chart-bars.tsx';

/** The chart for who cannot see it, and for who wants the numbers: bars that have any. */
export const ChartTable = ({ data: { starts, groups, step } }: { readonly data: DenialsOverTime }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must have the focus to be scrolled by keys
  <div class="scroll" tabIndex={0}>
    <table>
      <caption class="hidden">Denials over time by cause</caption>
      <thead>
        <tr>
          <th scope="col">{step === 1 ? 'Hour' : 'Three hours from'}</th>
          {groups.map(({ group }) => (
            <th key={group} scope="col">
              {causeGroupWords[group]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {starts.map((start, bar) =>
          groups.every(({ counts }) => counts[bar] === 0) ? null : (
            <tr key={start}>
              <th scope="row">{hourWords(start, step, true)}</th>
              {groups.map(({ group, counts }) => (
                <td key={group}>{(counts[bar] ?? 0).toLocaleString('en')}</td>
              ))}
            </tr>
          ),
        )}
      </tbody>
    </table>
  </div>
);
