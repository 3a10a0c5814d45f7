export const servicePrefixOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(amazon|aws)/, '')
    .replace(/ /g, '');
