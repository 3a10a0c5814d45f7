import type { Denial } from '../denial/denial.ts';
import type { Authorization } from './authorization.ts';
import { requestLists } from './request-lists.ts';

/**
 * What a launch of instances is checked against: image, instance, volume, network interface, subnet, security groups, key pair, launch
 * template, placement group, and the role of the instance profile. (EC2 user guide, "Example policies", Launch instances; Service
 * Authorization Reference, ec2:RunInstances)
 */
export const instanceLaunch = (denial: Denial): { authorizations: Authorization[]; notes: string[] } => {
  const { region, account, partition, request } = denial;
  if (region === null || account === null || request === null) return { authorizations: [], notes: [noPlace] };
  const place = `arn:${partition}:ec2:${region}:${account}`;
  const lists = requestLists(request);
  const ids = (name: string, form: RegExp): string[] => [...new Set(lists(name).filter((id) => form.test(id)))];
  const images = ids('imageId', /^ami-[0-9a-z]{8,20}$/).map((id) => `arn:${partition}:ec2:${region}::image/${id}`);
  const subnets = ids('subnetId', /^subnet-[0-9a-z]{8,20}$/).map((id) => `${place}:subnet/${id}`);
  const groups = ids('groupId', /^sg-[0-9a-z]{8,20}$/).map((id) => `${place}:security-group/${id}`);
  const keys = ids('keyName', /^[\w .@=+-]{1,255}$/).map((name) => `${place}:key-pair/${name}`);
  const templates = ids('launchTemplateId', /^lt-[0-9a-z]{8,20}$/).map((id) => `${place}:launch-template/${id}`);
  const interfaces = ids('networkInterfaceId', /^eni-[0-9a-z]{8,20}$/).map((id) => `${place}:network-interface/${id}`);
  const made = ['instance/*', 'volume/*', ...(interfaces.length > 0 ? [] : ['network-interface/*'])].map((type) => `${place}:${type}`);
  const tags = lists('resourceType').filter((type) => /^(?:instance|volume|network-interface|spot-instances-request)$/.test(type));
  return {
    authorizations: [
      ...[...made, ...images, ...subnets, ...groups, ...keys, ...templates, ...interfaces].map((resource) =>
        launch('ec2:RunInstances', resource),
      ),
      ...[...new Set(tags)].map((type) => launch('ec2:CreateTags', `${place}:${type}/*`)),
    ],
    notes: notesFor({ images, subnets, groups, templates }, profileIn(request)),
  };
};

const noPlace = 'The record does not name account and Region, so the ARNs of what the launch needs cannot be made.';

const launch = (action: string, resource: string): Authorization => ({ action, resource, context: {}, from: 'inferred' });

const notesFor = (
  found: Readonly<Record<'images' | 'subnets' | 'groups' | 'templates', readonly string[]>>,
  profile: string | null,
): string[] => [
  ...(found.images.length === 0 ? ['The request names no image; a launch template does, perhaps: add its ARN.'] : []),
  ...(found.subnets.length === 0 ? ['The request names no subnet: AWS takes the default one, whose ARN has to be added.'] : []),
  ...(found.groups.length === 0
    ? ["The request names no security group by id: add the ARN of the default one, or of the launch template's."]
    : []),
  ...(found.templates.length > 0 ? ['A launch template can name more resources (image, groups, profile) than the request shows.'] : []),
  ...(profile === null
    ? []
    : [
        `The launch passes the role of the instance profile ${profile}, which the request does not name: aws iam get-instance-profile --instance-profile-name ${profile}, then allow iam:PassRole on that role for ec2.amazonaws.com.`,
      ]),
];

const profileIn = (request: Readonly<Record<string, unknown>>): string | null => {
  const profile = request['iamInstanceProfile'];
  if (typeof profile !== 'object' || profile === null) return null;
  const named: unknown = Reflect.get(profile, 'name') ?? Reflect.get(profile, 'arn');
  const name = typeof named === 'string' ? named.replace(/^.*\//, '') : '';
  return /^[\w+=,.@-]{1,128}$/.test(name) ? name : null;
};
