import { causeGroupWords } from '../../../core/page/cause-group.ts';
import type { DenialsOverTime } from '../../../core/page/denials-over-time.ts';

const height = 100;

/** The bars. Readers of the page have the table instead. */
export const ChartBars = ({ data }: { readonly data: DenialsOverTime }) => {
  const { starts, groups, most, step } = data;
  const width = starts.length * 10;
  return (
    <div class="plot" aria-hidden="true">
      <span class="most">{most.toLocaleString('en')}</span>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
        <title>Denials over time by cause</title>
        <path class="grid" d={`M0 .5H${width}M0 ${height / 2}H${width}M0 ${height - 0.5}H${width}`} />
        {groups.map(({ group }) => (
          <path key={group} class={`bar g-${group}`} d={barsOf(data, group)} />
        ))}
        {starts.map((start, bar) => (
          <rect key={start} class="hover" x={bar * 10} y={0} width={10} height={height}>
            <title>{barWords(data, bar)}</title>
          </rect>
        ))}
      </svg>
      <div class="axis">
        {starts
          .filter((_, bar) => bar % (step === 1 ? 6 : 8) === 0)
          .map((start) => (
            <span key={start}>{hourWords(start, step)}</span>
          ))}
        <span>now</span>
      </div>
    </div>
  );
};

/** The bars of one cause as one path: each stands on those of the causes before it. */
const barsOf = ({ starts, groups, most }: DenialsOverTime, group: DenialsOverTime['groups'][number]['group']): string => {
  const tall = (count: number): number => (count === 0 ? 0 : Math.max(1.5, (count / Math.max(1, most)) * height));
  return starts
    .map((_, bar) => {
      const index = groups.findIndex((one) => one.group === group);
      const below = groups.slice(0, index).reduce((sum, { counts }) => sum + tall(counts[bar] ?? 0), 0);
      const own = tall(groups[index]?.counts[bar] ?? 0);
      return own === 0 ? '' : `M${bar * 10 + 1} ${(height - below).toFixed(1)}v-${own.toFixed(1)}h8v${own.toFixed(1)}z`;
    })
    .join('');
};

const barWords = ({ starts, groups, step }: DenialsOverTime, bar: number): string => {
  const lines = groups.flatMap(({ group, counts }) => ((counts[bar] ?? 0) === 0 ? [] : [`${causeGroupWords[group]}: ${counts[bar]}`]));
  return [hourWords(starts[bar] ?? 0, step, true), ...(lines.length === 0 ? ['none'] : lines)].join('\n');
};

/** `10:00`, over several days `11-21`, and both where there is room. */
export const hourWords = (hour: number, step: number, isWhole = false): string => {
  const time = new Date(hour * 3_600_000).toISOString();
  if (isWhole) return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
  return step === 1 ? time.slice(11, 16) : time.slice(5, 10);
};
