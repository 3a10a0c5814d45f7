/** The first of a list, and how many more there are: nothing is left out without saying so. */
export interface Listed {
  readonly items: readonly string[];
  readonly more: number;
}

export const listed = (items: readonly string[], atMost: number): Listed => ({
  items: items.slice(0, atMost),
  more: Math.max(0, items.length - atMost),
});

/** Fewer of what is listed already. */
export const fewer = ({ items, more }: Listed, atMost: number): Listed => ({
  items: items.slice(0, atMost),
  more: more + Math.max(0, items.length - atMost),
});

/** `s3:GetObject, s3:PutObject … (3 more: run countersign explain cs-7f3k9q.json)` */
export const listWords = ({ items, more }: Listed, where?: string): string =>
  `${items.join(', ')}${more === 0 ? '' : ` … (${grouped(more)} more${where === undefined ? '' : `: ${where}`})`}`;

/** 1000 as `1,000`, the same on every machine. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
