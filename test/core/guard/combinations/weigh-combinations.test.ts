import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeldAction } from '../../../../lambda/core/guard/combinations/held-action.ts';
import { actionsToAskAbout, weighCombinations } from '../../../../lambda/core/guard/combinations/weigh-combinations.ts';
import { isWithheld } from '../../../../lambda/core/guard/guard-grant.ts';
import { escalationPaths } from '../../../../lambda/core/guard/paths/escalation-paths.ts';
import { entriesIn } from '../../../../lambda/core/guard/policy-parts.ts';
import { grant, judge, somewhere } from '../grants.ts';

const held = (actions: string): readonly HeldAction[] =>
  actions
    .split(' ')
    .filter((action) => action !== '')
    .map((action) => ({ action, extent: 'everywhere', resources: ['*'], conditional: false }));
const heldSomewhere = (action: string, resource: string, conditional = false): HeldAction => ({
  action,
  extent: 'somewhere',
  resources: [resource],
  conditional,
});
const asEntries = (actions: string, condition?: Parameters<typeof grant>[2]) =>
  entriesIn({ Version: '2012-10-17', Statement: [grant(actions.split(' '), somewhere, condition)] });
const weigh = (actions: string, holds: readonly HeldAction[]) => weighCombinations(asEntries(actions), holds);
const pathsIn = (results: ReturnType<typeof weigh>): readonly string[] =>
  results.map(({ reason }) => /\(path ([\w-]+)\)/.exec(reason)?.[1] ?? 'none');

describe('a new action that completes a path with what is held already is withheld, and the reason names the path', () => {
  test.each([
    // two actions
    ['ec2-run-instances', 'ec2:RunInstances', 'iam:PassRole'],
    ['ec2-run-instances', 'iam:PassRole', 'ec2:RunInstances'],
    ['ec2-spot-instances', 'ec2:RequestSpotInstances', 'iam:PassRole'],
    ['ec2-spot-fleet', 'ec2:RequestSpotFleet', 'iam:PassRole'],
    ['ec2-associate-profile', 'ec2:AssociateIamInstanceProfile', 'iam:PassRole'],
    ['ec2-replace-profile', 'iam:PassRole', 'ec2:ReplaceIamInstanceProfileAssociation'],
    ['ssm-document', 'ssm:UpdateDocumentDefaultVersion', 'ssm:UpdateDocument'],
    ['apprunner-service', 'apprunner:CreateService', 'iam:PassRole'],
    ['cloud9-environment', 'cloud9:CreateEnvironmentEC2', 'iam:PassRole'],
    ['emr-cluster', 'elasticmapreduce:RunJobFlow', 'iam:PassRole'],
    ['cloudformation-stack', 'cloudformation:CreateStack', 'iam:PassRole'],
    ['cloudformation-change-set', 'cloudformation:ExecuteChangeSet', 'cloudformation:CreateChangeSet'],
    ['scheduler-schedule', 'scheduler:CreateSchedule', 'iam:PassRole'],
    ['pipes-pipe', 'iam:PassRole', 'pipes:CreatePipe'],
    ['sagemaker-notebook', 'sagemaker:CreateNotebookInstance', 'iam:PassRole'],
    ['sagemaker-training', 'iam:PassRole', 'sagemaker:CreateTrainingJob'],
    ['states-update', 'states:StartExecution', 'states:UpdateStateMachine'],
    ['glue-endpoint', 'glue:CreateDevEndpoint', 'iam:PassRole'],
    // three
    ['lambda-new-invoked', 'lambda:InvokeFunction', 'iam:PassRole lambda:CreateFunction'],
    ['lambda-new-invoked', 'lambda:CreateFunction', 'iam:PassRole lambda:InvokeFunction'],
    ['lambda-new-event', 'lambda:CreateEventSourceMapping', 'iam:PassRole lambda:CreateFunction'],
    ['lambda-new-url', 'iam:PassRole', 'lambda:CreateFunction lambda:CreateFunctionUrlConfig'],
    ['ec2-user-data', 'ec2:StartInstances', 'ec2:ModifyInstanceAttribute ec2:StopInstances'],
    ['ec2-fleet', 'ec2:CreateLaunchTemplate', 'ec2:CreateFleet iam:PassRole'],
    ['autoscaling-template', 'autoscaling:CreateAutoScalingGroup', 'ec2:CreateLaunchTemplate iam:PassRole'],
    ['states-new', 'states:CreateStateMachine', 'iam:PassRole states:StartExecution'],
    ['glue-job', 'glue:StartJobRun', 'glue:CreateJob iam:PassRole'],
    ['codebuild-new', 'codebuild:CreateProject', 'codebuild:StartBuild iam:PassRole'],
    ['batch-job', 'batch:RegisterJobDefinition', 'batch:SubmitJob iam:PassRole'],
    ['datapipeline', 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition iam:PassRole'],
    ['omics-workflow', 'omics:StartRun', 'iam:PassRole omics:CreateWorkflow'],
    // four and more
    ['bedrock-agent', 'bedrock:PrepareAgent', 'bedrock:CreateAgent bedrock:CreateAgentActionGroup iam:PassRole'],
    ['sagemaker-model', 'sagemaker:CreateModel', 'iam:PassRole sagemaker:CreateEndpoint sagemaker:CreateEndpointConfig'],
    ['amplify-app', 'amplify:CreateBranch', 'amplify:CreateApp amplify:StartJob iam:PassRole'],
    ['gamelift-fleet', 'gamelift:CreateFleet', 'gamelift:CreateBuild gamelift:RequestUploadCredentials iam:PassRole'],
    [
      'imagebuilder-image',
      'imagebuilder:CreateImage',
      'iam:PassRole imagebuilder:CreateComponent imagebuilder:CreateImageRecipe imagebuilder:CreateInfrastructureConfiguration',
    ],
  ])('%s: %s, with %s', (path, action, holds) => {
    const results = weigh(action, held(holds));
    expect(pathsIn(results)).toContain(path);
    expect(isWithheld(results)).toBe(true);
    expect(results.map(({ guard }) => guard)).toEqual(results.map(() => 'escalation-path'));
  });

  test('in words that a person reads', () => {
    expect(weigh('ec2:RunInstances', held('iam:PassRole'))[0]?.reason).toBe(
      'It completes an escalation path (path ec2-run-instances): ec2:RunInstances, together with iam:PassRole, which it already may do, can give the principal a role, on a new instance.',
    );
  });

  test('whichever action of whichever path is the new one', () => {
    for (const { id, actions, gives } of escalationPaths.filter((path) => path.actions.length > 1)) {
      for (const fresh of actions) {
        const others = actions.filter((action) => action !== fresh);
        const had = escalationPaths.some((path) => path.gives === gives && path.actions.every((action) => others.includes(action)));
        const results = weigh(fresh, held(others.join(' ')));
        expect([id, fresh, had || pathsIn(results).includes(id)]).toEqual([id, fresh, true]);
      }
    }
  });

  const shared = join(__dirname, '../../../../../shared/data/escalation-paths.json');
  (existsSync(shared) ? test : test.skip)(
    'and so each of the given list of several actions is stopped, by this guard or alone (skipped where ../shared is not there)',
    async () => {
      const given: { paths: { id: string; actions: string[] }[] } = JSON.parse(readFileSync(shared, 'utf8'));
      const several = given.paths.filter(({ actions }) => actions.length > 1);
      expect(several.length).toBeGreaterThan(20);
      const open: string[] = [];
      for (const { id, actions } of several) {
        for (const fresh of actions) {
          const alone = await judge([grant(fresh, somewhere)]);
          const others = actions.filter((action) => action !== fresh).join(' ');
          if (!isWithheld(alone) && !isWithheld(weigh(fresh, held(others)))) open.push(`${id} ${fresh}`);
        }
      }
      // Whoever may run a task with a role in a cluster that is there gains no other role by a new cluster.
      expect(open).toEqual(['ecs-001 ecs:CreateCluster', 'ecs-002 ecs:CreateCluster']);
    },
  );
});

describe('nothing is withheld', () => {
  test.each([
    ['of a path of which one action is missing', 'lambda:InvokeFunction', 'iam:PassRole lambda:UpdateAlias'],
    ['of a path that was complete before', 'lambda:InvokeFunction', 'iam:PassRole lambda:CreateFunction lambda:InvokeFunction'],
    ['for what is part of no path', 's3:GetObject', 'iam:PassRole ec2:RunInstances lambda:CreateFunction'],
    ['for an action that adds nothing to a path that is held', 'ec2:DescribeInstances', 'ec2-instance-connect:SendSSHPublicKey'],
    ['for another action of what the principal can already', 'lambda:InvokeFunction', 'lambda:UpdateFunctionCode'],
    ['for whoever holds nothing', 'ec2:RunInstances', ''],
  ])('%s: %s, with %s', (_, action, holds) => {
    expect(weigh(action, held(holds))).toEqual([]);
  });

  test('asked of an action that is in no path of several', () => {
    expect(actionsToAskAbout(['s3:GetObject', 'ssm:SendCommand'])).toEqual([]);
    expect(actionsToAskAbout(['EC2:RUNINSTANCES'])).toEqual(['ec2:RunInstances', 'iam:PassRole']);
  });
});

describe('what the guard does not take for an excuse', () => {
  test.each([
    ['codebuild-new', 'codebuild:CreateProject', 'codebuild:StartBuild iam:PassRole'],
    ['ssm-automation', 'ssm:CreateDocument', 'ssm:StartAutomationExecution iam:PassRole'],
    ['iam-attach-role-assume', 'sts:AssumeRole', 'iam:AttachRolePolicy'],
    ['ec2-fleet', 'ec2:CreateLaunchTemplate', 'ec2:CreateFleet ec2:RequestSpotFleet iam:PassRole'],
  ])('is a path that is held already, to something else or by other actions: %s', (path, action, holds) => {
    expect(pathsIn(weigh(action, held(holds)))).toEqual([path]);
  });

  test('is the condition of the grant, which it names', () => {
    const entries = asEntries('iam:PassRole', { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } });
    const [result] = weighCombinations(entries, held('ec2:RunInstances'));
    expect(result).toMatchObject({ verdict: 'withhold' });
    expect(result?.reason).toMatch(/its condition on iam:PassedToService narrows this and does not close it\.$/);
  });

  test('is an Allow on one resource only, which it shows', () => {
    const [result] = weigh('ec2:RunInstances', [heldSomewhere('iam:PassRole', 'arn:aws:iam::111122223333:role/app', true)]);
    expect(result?.reason).toContain(
      'iam:PassRole, which its policies already allow on arn:aws:iam::111122223333:role/app under conditions',
    );
  });

  test('is that the new action was allowed on another resource before', () => {
    const holds = [...held('ec2:RunInstances'), heldSomewhere('iam:PassRole', 'arn:aws:iam::111122223333:role/other')];
    expect(pathsIn(weigh('iam:PassRole', holds))).toEqual(['ec2-run-instances']);
  });

  test('is how the action is written', () => {
    expect(pathsIn(weigh('EC2:runinstances', held('iam:PassRole')))).toEqual(['ec2-run-instances']);
  });

  test('is that the grant brings all of a path itself', () => {
    expect(pathsIn(weigh('iam:PassRole ec2:RunInstances', []))).toEqual(['ec2-run-instances']);
  });
});

test('a principal that may do nearly all gets the shortest three paths, and a count of the others', () => {
  const all = [...new Set(escalationPaths.flatMap(({ actions }) => actions))].filter((action) => action !== 'iam:PassRole');
  const results = weigh('iam:PassRole', held(all.join(' ')));
  expect(results).toHaveLength(4);
  const lengthOf = (id: string) => escalationPaths.find((path) => path.id === id)?.actions.length;
  expect(pathsIn(results).slice(0, 3).map(lengthOf)).toEqual([2, 2, 2]);
  expect(results.at(-1)?.reason).toMatch(/^It completes \d\d+ more escalation paths: [a-z0-9-]+, .* and others\.$/);
  expect(JSON.stringify(results).length).toBeLessThan(2000);
});

test('a resource of a held policy is cut where it is long, and counted where there are many', () => {
  const hold = { ...heldSomewhere('iam:PassRole', ''), resources: Array.from({ length: 7 }, (_, index) => `${index}${'x'.repeat(3000)}`) };
  const [result] = weigh('ec2:RunInstances', [hold]);
  expect(result?.reason.length).toBeLessThan(600);
  expect(result?.reason).toContain(' and 5 more');
});
