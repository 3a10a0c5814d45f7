import { runSimulation } from '@cloud-copilot/iam-simulate';
import { account } from '../lib/approve-settings.ts';
import type { DeployedPolicy } from './synthesized-policies.ts';

/** A request, and why it is to be refused or allowed. */
export interface TriedRequest {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** Whoever may do everything, as somebody might attach it by hand. */
export const administrator: DeployedPolicy = {
  name: 'AdministratorAccess',
  policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/**
 * What a third-party policy engine says of a request: `Allowed`, `ImplicitlyDenied`, `ExplicitlyDenied`. iam-simulate is AGPL: an oracle in
 * tests, nothing more. Throws where it did not understand the request, so that a typing error is no denial.
 */
export const askEngine = async (principal: string, policies: readonly DeployedPolicy[], request: TriedRequest): Promise<string> =>
  (await askBothSides(principal, policies, request)).overall;

/** The same, and what the principal's own policies say alone, whatever IAM would have refused besides. */
export const askBothSides = async (
  principal: string,
  policies: readonly DeployedPolicy[],
  request: TriedRequest,
): Promise<{ readonly overall: string; readonly identity: string | undefined }> => {
  const contextVariables = Object.fromEntries(
    Object.entries(request.context ?? {}).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
  );
  const result = await runSimulation(
    {
      request: {
        principal,
        action: request.action,
        resource: { resource: request.resource, accountId: request.resource.split(':')[4] || account },
        contextVariables,
      },
      identityPolicies: policies.map(({ name, policy }) => ({ name, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(request.action.startsWith('kms:') ? { resourcePolicy: keyPolicy } : {}),
    },
    { simulationMode: 'Strict' },
  );
  if (result.resultType === 'error') throw new Error(`${request.action} on ${request.resource}: ${JSON.stringify(result.errors)}`);
  const { analysis } = result.resultType === 'single' ? result.result : (result.results[0] ?? { analysis: undefined });
  return { overall: result.overallResult, identity: analysis?.identityAnalysis?.result };
};

/** A KMS key's policy must take part: that of our key leaves it to the account's IAM. (KMS developer guide, "Default key policy") */
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
};
