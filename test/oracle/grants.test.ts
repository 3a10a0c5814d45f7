import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { Explanation } from '../../lambda/core/cause/diagnosis.ts';
import { corpusCases, explainCase } from '../corpus-cases.ts';
import { neighboursOf, type OracleRequest } from './neighbours.ts';

/** What a third-party policy engine says of a request of the denied principal. iam-simulate is AGPL: an oracle in tests, nothing more. */
const simulate = async (explanation: Explanation, request: OracleRequest, withGrant: boolean): Promise<string> => {
  const { principal } = explanation.denial;
  const account = principal.account ?? '111122223333';
  const simulation = {
    request: {
      principal: principal.arn ?? '',
      action: request.action,
      resource: { resource: request.resource, accountId: request.resource.split(':')[4] || account },
      contextVariables: { ...request.context },
    },
    identityPolicies: withGrant ? [{ name: 'grant', policy: explanation.remedy.policy }] : [],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  const result = await runSimulation(simulation, { simulationMode: 'Strict' });
  // Some services name resources in forms that AWS documents nowhere (Cost Explorer's operations): then without the check of the form.
  if (result.resultType === 'error')
    return /^(?:no|multiple)\.resource\.types$/.test(result.errors.message)
      ? runUnsafeSimulation(simulation, {})
      : `error: ${result.errors.message}`;
  // Across accounts the resource policy must allow too; that the identity side allows is what the grant is for.
  const analysis = result.resultType === 'single' ? result.result.analysis : result.results[0]?.analysis;
  return result.overallResult === 'Allowed' || analysis?.identityAnalysis?.result === 'Allowed' ? 'Allowed' : result.overallResult;
};

/** The denied requests of a grant, with the context that its own conditions ask for. */
const deniedRequests = ({ remedy, authorizations }: Explanation): OracleRequest[] =>
  (remedy.policy?.Statement ?? []).map((statement, index) => ({
    action: String(statement.Action),
    resource: statement.Resource === '*' ? '*' : (authorizations[index]?.resource ?? ''),
    context: Object.fromEntries(Object.entries(statement.Condition?.['StringEquals'] ?? {}).map(([key, value]) => [key, String(value)])),
  }));

describe('a grant, judged by a policy engine of somebody else', () => {
  const cases = corpusCases.filter(({ expected }) => expected.some((one) => JSON.stringify(one).includes('"kind":"grant"')));

  test('the corpus has grants to judge', () => expect(cases.length).toBeGreaterThan(20));

  test.each(cases.map((item): [string, (typeof cases)[number]] => [item.file, item]))(
    '%s: denied before, allowed after, neighbours still denied',
    async (_, item) => {
      const grants = (await explainCase(item)).filter(({ remedy }) => remedy.kind === 'grant');
      expect(grants.length).toBeGreaterThan(0);
      for (const grant of grants) {
        for (const request of deniedRequests(grant)) {
          expect([request, await simulate(grant, request, false)]).toEqual([request, expect.stringMatching(/Denied$/)]);
          expect([request, await simulate(grant, request, true)]).toEqual([request, 'Allowed']);
          const neighbours = await neighboursOf(request);
          expect(neighbours.length).toBeGreaterThanOrEqual(10);
          for (const neighbour of neighbours) {
            expect([neighbour, await simulate(grant, neighbour, true)]).toEqual([neighbour, expect.stringMatching(/Denied$/)]);
          }
        }
      }
    },
  );
});
