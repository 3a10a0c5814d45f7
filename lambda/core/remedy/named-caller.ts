import type { Authorization } from '../authorization/authorization.ts';
import type { Principal } from '../denial/denial.ts';

type TextMap = { readonly [key: string]: string };

/** Names the caller in a policy on a resource. */
export interface NamedCaller {
  readonly Principal: string | TextMap;
  readonly Condition?: { readonly [operator: string]: TextMap };
}

/** The ARN as conditions match it, or null where the text does not give it whole: a mask or a bare name would match nothing. */
export const principalPattern = ({ arn, reserved }: Principal): string | null => {
  if (arn === null || !/^arn:aws[a-z-]*:(?:iam|sts)::\d{12}:[^\s<>*]+$/.test(arn)) return null;
  return reserved === 'identity-center' ? arn.replace(/:role\/(?=AWSReservedSSO_)/, ':role/aws-reserved/sso.amazonaws.com/*') : arn;
};

/**
 * The caller in the policy of a resource or in a trust policy; null where there is nobody to name (no credentials, no whole ARN).
 * A Principal takes no wildcard in an ARN, and the path of an Identity Center role has its Region in it: the account, and a condition.
 * (IAM user guide, "AWS JSON policy elements: Principal"; IAM Identity Center user guide, "Referencing permission sets in resource policies")
 */
export const namedCaller = (principal: Principal): NamedCaller | null => {
  const { kind, name } = principal;
  if (kind === 'service' && name !== null) return { Principal: { Service: name } };
  if (kind === 'account' && name !== null) return { Principal: { AWS: name } };
  const pattern = principalPattern(principal);
  if (pattern === null) return null;
  if (!pattern.includes('*')) return { Principal: { AWS: pattern } };
  return {
    Principal: { AWS: pattern.replace(/:role\/.*$/, ':root') },
    Condition: { ArnLike: { 'aws:PrincipalArn': pattern } },
  };
};

/**
 * In a gateway endpoint's policy a named Principal does not mean what it means elsewhere: `*` and aws:PrincipalArn hold for both kinds.
 * (AWS PrivateLink guide, "Control access to VPC endpoints using endpoint policies", principals for gateway endpoints)
 */
export const callerThroughEndpoint = (principal: Principal): NamedCaller | null => {
  const pattern = principalPattern(principal);
  return pattern === null ? null : { Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': pattern } } };
};

/** The part of a statement that an authorization fills; null where action or resource is not known. */
export const actionAndResource = (
  authorization: Authorization | undefined,
): { readonly Action: string; readonly Resource: string } | null => {
  const { action = null, resource = null } = authorization ?? {};
  return action === null || resource === null || resource === '*' ? null : { Action: action, Resource: resource };
};
