/** All strings of a request under a parameter name, however deep (`instancesSet.items[].imageId`, `subnetIds[]`). Bounded in depth and number. */
export const requestLists =
  (request: Readonly<Record<string, unknown>>) =>
  (name: string): string[] =>
    collect(request, name.toLowerCase(), 0).slice(0, 50);

const collect = (value: object, name: string, depth: number): string[] =>
  depth > 6 ? [] : Object.entries(value).flatMap(([key, inner]) => within(key.toLowerCase() === name, inner, name, depth));

const within = (isNamed: boolean, inner: unknown, name: string, depth: number): string[] => {
  if (typeof inner === 'string') return isNamed ? [inner] : [];
  if (typeof inner !== 'object' || inner === null) return [];
  const direct = isNamed && Array.isArray(inner) ? inner.filter((each) => typeof each === 'string') : [];
  return [...direct, ...collect(inner, name, depth + 1)];
};
