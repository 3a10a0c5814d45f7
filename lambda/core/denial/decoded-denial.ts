import { parseArn } from './arn.ts';
import { partitionOfRegion } from './carrier-events.ts';
import type { DecodedMessage } from './decoded-message.ts';
import type { Denial, Principal } from './denial.ts';
import { principalFrom } from './principal.ts';
import { denialFromText } from './text-denial.ts';

/** A decoded message that came alone, as a denial. */
export const denialFromDecoded = (decoded: DecodedMessage): Denial =>
  withDecoded({ ...denialFromText(''), carrier: 'decoded-message', message: null }, decoded);

/**
 * A denial with what the decoded message adds. Where both name the principal the record's ARN stays, which may carry the role's path;
 * a different principal is the decoded message's, which wins.
 */
export const withDecoded = (denial: Denial, decoded: DecodedMessage): Denial => {
  const principal = mergePrincipals(denial.principal, decodedPrincipal(decoded));
  const resource = parseArn(decoded.resource);
  const region =
    denial.region ?? decoded.conditions['aws:Region']?.[0] ?? decoded.conditions['aws:RequestedRegion']?.[0] ?? resource?.region ?? null;
  return {
    ...denial,
    principal,
    account: denial.account ?? principal.account,
    region,
    partition: parseArn(decoded.principalArn)?.partition ?? (region === null ? denial.partition : partitionOfRegion(region)),
    service: denial.service ?? decoded.action?.split(':')[0]?.toLowerCase() ?? null,
  };
};

const decodedPrincipal = (decoded: DecodedMessage): Principal => ({
  ...principalFrom(decoded.principalArn),
  uniqueId: decoded.principalId?.split(':')[0] ?? null,
});

/** Whether two descriptions are of the same principal: the path of a role is only in one of them. */
export const isSamePrincipal = (one: Principal, other: Principal): boolean =>
  one.account === other.account && one.kind === other.kind && one.name === other.name;

const mergePrincipals = (known: Principal, decoded: Principal): Principal => {
  if (decoded.arn === null && decoded.name === null) return known;
  if (!isSamePrincipal(known, decoded)) return decoded;
  return { ...known, session: known.session ?? decoded.session, uniqueId: known.uniqueId ?? decoded.uniqueId };
};
