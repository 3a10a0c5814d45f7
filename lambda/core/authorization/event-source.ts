export const servicePrefixOfEventSource = (source: string): string => source.split('.')[0] ?? source;
