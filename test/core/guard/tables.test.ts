import type { ActionGroup } from '../../../lambda/core/guard/action-group.ts';
import { newEc2Resources } from '../../../lambda/core/guard/aws-own-wildcards/new-ec2-resources.ts';
import { listedResources, newResources } from '../../../lambda/core/guard/aws-own-wildcards/new-resources.ts';
import { escalationActions } from '../../../lambda/core/guard/escalation/escalation-actions.ts';
import { permissionsManagementExceptions } from '../../../lambda/core/guard/permissions-management-exceptions.ts';
import { codeActions } from '../../../lambda/core/guard/sensitive/code-actions.ts';
import { identityActions } from '../../../lambda/core/guard/sensitive/identity-actions.ts';
import { secretActions } from '../../../lambda/core/guard/sensitive/secret-actions.ts';
import { readFacts } from './grants.ts';

const tables: readonly (readonly [string, readonly ActionGroup[]])[] = [
  ['escalation', escalationActions],
  ['secrets', secretActions],
  ['identities', identityActions],
  ['code of others', codeActions],
];
const actionsOf = (groups: readonly ActionGroup[]): readonly string[] => groups.flatMap(({ actions }) => actions);

describe('the tables', () => {
  test.each(tables)('%s: AWS has every action, in this spelling', async (_, groups) => {
    const found = await Promise.all(actionsOf(groups).map(async (action) => [action, (await readFacts(action))?.action]));
    expect(found.filter(([action, spelling]) => action !== spelling)).toEqual([]);
  });

  test('no action is in two tables: it is either withheld or sensitive, for one reason', () => {
    const all = tables.flatMap(([, groups]) => actionsOf(groups));
    expect(all.filter((action, at) => all.indexOf(action) !== at)).toEqual([]);
  });

  test('no exception from permissions management is an escalation', () => {
    const escalations = new Set(actionsOf(escalationActions).map((action) => action.toLowerCase()));
    expect([...permissionsManagementExceptions.keys()].filter((action) => escalations.has(action))).toEqual([]);
  });

  test.each(tables)('%s: every effect completes a sentence', (_, groups) => {
    for (const { effect } of groups) expect(effect).toMatch(/^[a-z][^.]+[^.\s]$/);
  });
});

describe('the wildcards that AWS itself writes', () => {
  /** The resource part of each ARN that the catalog documents for an action, its variables as `*`. */
  const documented = async (action: string): Promise<string[]> => {
    const facts = await readFacts(action);
    const arns = facts?.resourceTypes.flatMap((type) => type.arns) ?? [];
    return arns.map(
      (arn) =>
        `${arn.split(':')[2]}:${arn
          .split(':')
          .slice(5)
          .join(':')
          .replace(/\$\{[^}]+\}/g, '*')}`,
    );
  };

  test.each([...newEc2Resources, ...newResources])('%s makes a resource of that form', async (action, resources) => {
    expect(await documented(action)).toEqual(expect.arrayContaining([...resources]));
  });

  test.each([...listedResources])('%s lists resources of that form and changes none', async (action, resources) => {
    const forms = await documented(action);
    for (const resource of resources) expect(forms.some((form) => form.startsWith(resource.slice(0, -1)))).toBe(true);
    expect(['List', 'Read']).toContain((await readFacts(action))?.access);
  });
});
