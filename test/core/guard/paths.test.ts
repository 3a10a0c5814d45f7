import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSensitive, isWithheld } from '../../../lambda/core/guard/guard-grant.ts';
import { escalationPaths, pathsCompletedBy } from '../../../lambda/core/guard/paths/escalation-paths.ts';
import { grant, judge, readFacts, somewhere } from './grants.ts';

const ids = (found: ReturnType<typeof pathsCompletedBy>): readonly string[] => found.map(({ id }) => id);

describe('the escalation paths', () => {
  test('are more than 200, each with its own id and its own set of known actions', async () => {
    expect(escalationPaths.length).toBeGreaterThan(200);
    expect(new Set(ids(escalationPaths)).size).toBe(escalationPaths.length);
    expect(new Set(escalationPaths.map(({ actions }) => [...actions].sort().join())).size).toBe(escalationPaths.length);
    const found = await Promise.all(
      escalationPaths.flatMap(({ actions }) => actions).map(async (action) => [action, (await readFacts(action))?.action]),
    );
    expect(found.filter(([action, spelling]) => action !== spelling)).toEqual([]);
  });

  test('of one action are never granted without a word: withheld or sensitive', async () => {
    for (const { id, actions } of escalationPaths.filter((path) => path.actions.length === 1)) {
      const results = await judge([grant(actions, somewhere)]);
      expect([id, isWithheld(results) || isSensitive(results)]).toEqual([id, true]);
    }
  });

  test('of several actions have at least one that is withheld or sensitive: no path is made of plain grants alone', async () => {
    for (const { id, actions } of escalationPaths) {
      const verdicts = await Promise.all(actions.map(async (action) => judge([grant(action, somewhere)])));
      expect([id, verdicts.some((results) => isWithheld(results) || isSensitive(results))]).toEqual([id, true]);
    }
  });

  const shared = join(__dirname, '../../../../shared/data/escalation-paths.json');
  (existsSync(shared) ? test : test.skip)(
    'cover every path of the list that the project was given (skipped where ../shared is not there)',
    () => {
      const given: { paths: { id: string; actions: string[] }[] } = JSON.parse(readFileSync(shared, 'utf8'));
      expect(given.paths.length).toBeGreaterThan(30);
      expect(given.paths.filter(({ actions }) => pathsCompletedBy(actions, []).length === 0).map(({ id }) => id)).toEqual([]);
    },
  );
});

describe('paths that new actions complete', () => {
  test('are those for which the principal holds the rest', () => {
    expect(ids(pathsCompletedBy(['ec2:RunInstances'], ['iam:PassRole']))).toEqual(['ec2-run-instances']);
    expect(ids(pathsCompletedBy(['ec2:RunInstances'], ['s3:GetObject']))).toEqual([]);
  });

  test('are found through the wildcards of held policies, whatever the case', () => {
    expect(ids(pathsCompletedBy(['EC2:runinstances'], ['iam:*']))).toEqual(['ec2-run-instances']);
    expect(ids(pathsCompletedBy(['IAM:PASSROLE'], ['ec2:Run*', 'lambda:?nvokeFunction']))).toEqual(['ec2-run-instances']);
  });

  test('are no paths that the principal had before', () => {
    expect(pathsCompletedBy(['ec2:RunInstances'], ['*'])).toEqual([]);
    expect(ids(pathsCompletedBy(['iam:PassRole'], ['iam:PassRole', 'ec2:RunInstances']))).toEqual([]);
  });

  test('may consist of new actions alone', () => {
    expect(ids(pathsCompletedBy(['lambda:InvokeFunction', 'iam:PassRole', 'lambda:CreateFunction'], []))).toEqual(['lambda-new-invoked']);
    expect(pathsCompletedBy([], [])).toEqual([]);
  });
});
