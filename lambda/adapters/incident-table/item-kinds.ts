import { lookAlikes } from '../../core/cause/cause.ts';

/** Words of the core's unions, as stored items are checked against them. */
export const causeKinds = ['missing-allow', 'explicit-deny', 'unknown', ...lookAlikes] as const;
export const principalKinds = [
  'user',
  'role',
  'federated-user',
  'saml-user',
  'web-identity-user',
  'root',
  'service',
  'account',
  'anonymous',
  'unknown',
] as const;
export const certainties = ['stated', 'decoded', 'simulated', 'inferred', 'unknown'] as const;
