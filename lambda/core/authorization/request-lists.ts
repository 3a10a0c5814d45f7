/** All strings of a request under a parameter name, however deep (`instancesSet.items[].imageId`). Bounded in depth and number. */
export const requestLists =
  (request: Readonly<Record<string, unknown>>) =>
  (name: string): string[] =>
    collect(request, name.toLowerCase(), 0).slice(0, 50);

const collect = (value: unknown, name: string, depth: number): string[] => {
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === 'string') return key.toLowerCase() === name ? [inner] : [];
    return collect(inner, name, depth + 1);
  });
};
