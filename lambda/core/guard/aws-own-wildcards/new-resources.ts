const byAction = (rows: readonly (readonly [actions: string, resources: string])[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    rows.flatMap(([actions, resources]) =>
      actions.split(' ').map((action): [string, readonly string[]] => {
        const service = action.split(':')[0] ?? '';
        return [action.toLowerCase(), resources.split(' ').map((resource) => `${service}:${resource}`)];
      }),
    ),
  );

/**
 * What other services make under an id that AWS chooses. Not here: what the caller names (a queue, a key pair, a table), since a caller
 * can name it `*`.
 */
export const newResources = byAction([
  ['fsx:CreateFileSystem', 'file-system/*'],
  ['fsx:CreateBackup', 'backup/*'],
  ['redshift-serverless:CreateNamespace', 'namespace/*'],
  ['redshift-serverless:CreateWorkgroup', 'workgroup/*'],
  ['vpc-lattice:CreateService', 'service/*'],
  ['vpc-lattice:CreateServiceNetwork', 'servicenetwork/*'],
  ['vpc-lattice:CreateTargetGroup', 'targetgroup/*'],
  ['route53resolver:CreateResolverEndpoint', 'resolver-endpoint/*'],
  ['route53resolver:CreateResolverRule', 'resolver-rule/*'],
]);

/** Calls that list everything where they are given no name. Who may list all sees each one already, so `*` adds nothing. */
export const listedResources = byAction([
  ['rds:DescribeDBInstances', 'db:*'],
  ['rds:DescribeDBClusters', 'cluster:*'],
  ['rds:DescribeDBSnapshots', 'snapshot:*'],
  ['rds:DescribeDBClusterSnapshots', 'cluster-snapshot:*'],
  ['rds:DescribeDBParameterGroups', 'pg:*'],
  ['rds:DescribeDBClusterParameterGroups', 'cluster-pg:*'],
  ['rds:DescribeDBSubnetGroups', 'subgrp:*'],
  ['rds:DescribeOptionGroups', 'og:*'],
  ['rds:DescribeEventSubscriptions', 'es:*'],
  ['elasticache:DescribeCacheClusters', 'cluster:*'],
  ['elasticache:DescribeReplicationGroups', 'replicationgroup:*'],
  ['elasticache:DescribeCacheSubnetGroups', 'subnetgroup:*'],
  ['elasticache:DescribeCacheParameterGroups', 'parametergroup:*'],
  ['cloudwatch:DescribeAlarms', 'alarm:*'],
  ['ecr:DescribeRepositories', 'repository/*'],
  ['codedeploy:ListDeployments', 'deploymentgroup:*'],
  ['cloudformation:DescribeStacks', 'stack/*/*'],
]);
