/** The parts of an ARN; null parts were empty. (IAM user guide, "Identify AWS resources with ARNs") */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string | null;
  readonly account: string | null;
  readonly resource: string;
}

/** Reads an ARN, also one whose account was masked by whoever posted it; null where the text is none. */
export const parseArn = (text: string | null): Arn | null => {
  if (text === null || !text.startsWith('arn:')) return null;
  const [, partition, service, region, account, ...resource] = text.split(':');
  if (!partition || !service || account === undefined || resource.length === 0) return null;
  return { partition, service, region: region || null, account: account || null, resource: resource.join(':') };
};

/** A real account id: 12 digits, so that nothing masked is taken for one. */
export const accountIdOf = (text: string | null): string | null => (text !== null && /^\d{12}$/.test(text) ? text : null);
