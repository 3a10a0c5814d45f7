/** Denials of the last 24 hours, a bar an hour. In: hour, count, hour, count, …; the time in whole hours since 1970. */
export const Spark = ({ hours, thisHour }: { readonly hours: readonly number[]; readonly thisHour: number }) => {
  const bars = new Array<number>(24).fill(0);
  for (let index = 0; index < hours.length; index += 2) {
    const bar = (hours[index] ?? 0) - thisHour + 23;
    if (bar >= 0 && bar < 24) bars[bar] = hours[index + 1] ?? 0;
  }
  const most = Math.max(1, ...bars);
  const path = bars
    .map((count, bar) => (count === 0 ? '' : `M${bar * 4 + 1.5} 20v-${Math.max(2, Math.round((count / most) * 18))}`))
    .join('');
  return (
    <svg class="spark" viewBox="0 0 96 21" width="96" height="21" aria-hidden="true">
      <path class="floor" d="M0 20.5h96" />
      <path class="bars" d={path} />
    </svg>
  );
};
