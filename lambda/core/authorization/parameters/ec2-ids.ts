import type { RequestValues } from '../request-values.ts';

/**
 * EC2's ids begin with their kind, so that an id in a request tells what it is wherever it stands. By the kind in the ARN.
 * (EC2 user guide, "Resource IDs"; EC2 API reference, the ids in its examples)
 */
const prefixes: Readonly<Record<string, string>> = {
  'capacity-reservation': 'cr',
  'client-vpn-endpoint': 'cvpn-endpoint',
  'customer-gateway': 'cgw',
  'dedicated-host': 'h',
  'dhcp-options': 'dopt',
  'egress-only-internet-gateway': 'eigw',
  'elastic-ip': 'eipalloc',
  fleet: 'fleet',
  image: 'ami',
  instance: 'i',
  'instance-connect-endpoint': 'eice',
  'internet-gateway': 'igw',
  ipam: 'ipam',
  'ipam-pool': 'ipam-pool',
  'ipam-scope': 'ipam-scope',
  'launch-template': 'lt',
  natgateway: 'nat',
  'network-acl': 'acl',
  'network-interface': 'eni',
  'prefix-list': 'pl',
  'route-table': 'rtb',
  'security-group': 'sg',
  'security-group-rule': 'sgr',
  snapshot: 'snap',
  'spot-instances-request': 'sir',
  subnet: 'subnet',
  'transit-gateway': 'tgw',
  'transit-gateway-attachment': 'tgw-attach',
  'transit-gateway-route-table': 'tgw-rtb',
  volume: 'vol',
  vpc: 'vpc',
  'vpc-endpoint': 'vpce',
  'vpc-endpoint-service': 'vpce-svc',
  'vpc-flow-log': 'fl',
  'vpc-peering-connection': 'pcx',
  'vpn-connection': 'vpn',
  'vpn-gateway': 'vgw',
};

/** Whether a text is an id of this kind of EC2 resource; kinds without a known prefix take what is no other kind's id. */
export const isEc2Id = (kind: string, text: string): boolean => forms.get(kind)?.test(text) ?? true;

const forms: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(prefixes).map(([kind, prefix]) => [kind, new RegExp(`^${prefix}-[0-9a-z]{8,32}$`)]),
);

/** The id: the parameter's value where it is one of this kind, else the only one of this kind in the whole request. */
export const ec2Id = (kind: string, value: string | null, values: RequestValues): string | null => {
  if (value !== null && isEc2Id(kind, value)) return value;
  if (!forms.has(kind)) return null;
  const found = new Set([...values.byName.values()].filter((text) => text !== null && isEc2Id(kind, text)));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
};
