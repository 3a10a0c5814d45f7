import { hyphenatedPrefixes } from './names/hyphenated-prefixes.ts';
import { serviceNames } from './names/service-names.ts';

/** IAM's prefix of a service as a program prints its name: `CloudWatch Logs` → `logs`, `AmazonEC2` → `ec2`. Unknown names stay, in lower case. */
export const servicePrefixOf = (name: string): string => {
  const written = name.trim().toLowerCase();
  return knownPrefix(written) ?? written.replace(/^(?:amazon|aws)[\s-]*/, '').replace(/\s+/g, '');
};

/** IAM's prefix where the name is known to be another one or to be written in another way, else null. */
export const knownPrefix = (name: string): string | null => {
  const written = name.toLowerCase();
  if (prefixSet.has(written)) return written;
  const short = withoutPunctuation(written);
  return prefixes.get(short) ?? prefixes.get(short.replace(/client$/, '')) ?? null;
};

const withoutPunctuation = (name: string): string => name.replace(/[^a-z0-9]/g, '').replace(/^(?:amazon|aws)/, '');

const prefixSet: ReadonlySet<string> = new Set(hyphenatedPrefixes);

const prefixes: ReadonlyMap<string, string> = new Map([
  ...hyphenatedPrefixes.map((prefix): [string, string] => [withoutPunctuation(prefix), prefix]),
  ...Object.entries(serviceNames).flatMap(([prefix, names]) => names.split(' ').map((name): [string, string] => [name, prefix])),
]);
