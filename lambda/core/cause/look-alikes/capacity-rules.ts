import type { LookAlikeAdvice } from '../finding.ts';
import { always, codeList, type LookAlikeRule } from './look-alike-rule.ts';

const kind = 'capacity' as const;

const instanceType =
  /\b((?:(?:db|cache|ml)\.)?[a-z][a-z0-9-]{1,14}\.(?:[0-9]{0,3}x?large|medium|small|micro|nano|metal(?:-[0-9a-z]{1,6})?))\b/;
const offeredZones =
  /(?:choosing|choose from these availability zones:|availability zones that (?:are )?support(?:ed)?[^:]{0,40}:) ?([a-z]{2}-[a-z0-9, -]{5,300})/i;
const refusedZone =
  /(?:requested \(|because |zone (?:you requested )?\(?')([a-z]{2}(?:-[a-z]{2,12}){1,3}-\d[a-z])\b|availability zone \(?([a-z]{2}(?:-[a-z]{2,12}){1,3}-\d[a-z])\b/i;

interface Shortage {
  readonly type: string | null;
  readonly zone: string | null;
  readonly offered: string | null;
}

const readShortage = (text: string): Shortage => {
  const zone = refusedZone.exec(text);
  return {
    type: instanceType.exec(text)?.[1] ?? null,
    zone: zone?.[1] ?? zone?.[2] ?? null,
    offered: offeredZones.exec(text)?.[1]?.replace(/[ ,-]+$/, '') ?? null,
  };
};

const elsewhere = ({ offered }: Shortage): string =>
  offered === null ? 'Try another Availability Zone, or name none and let AWS choose' : `AWS offers it in these zones: ${offered}`;

const noRoom = (text: string): LookAlikeAdvice => {
  const shortage = readShortage(text);
  return {
    summary: `AWS has no room for ${shortage.type ?? 'this'}${shortage.zone === null ? '' : ` in ${shortage.zone}`} at the moment: no policy is missing.`,
    steps: [
      elsewhere(shortage),
      'Try another type or size, or several at once (an Auto Scaling group with mixed instances, a fleet)',
      'Try again later; for what must run, reserve capacity: aws ec2 create-capacity-reservation',
    ],
  };
};

const notOffered = (text: string): LookAlikeAdvice => {
  const shortage = readShortage(text);
  return {
    summary: `${shortage.type ?? 'This instance type'} is not offered in ${shortage.zone ?? 'that Availability Zone or Region'}: no policy is missing.`,
    steps: [
      elsewhere(shortage),
      `See where it is: aws ec2 describe-instance-type-offerings --location-type availability-zone --filters Name=instance-type,Values=${shortage.type ?? '<type>'}`,
    ],
  };
};

/** Room that AWS, a subnet, a host or a cluster does not have. (EC2 user guide, "Insufficient instance capacity") */
export const capacityRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'not-offered-there',
    says: /requested instance type .{0,60}is not supported in (?:your|the) requested availability zone/i,
    codes: codeList('UnsupportedAvailabilityZoneException UnsupportedHostConfiguration'),
    suggests:
      /(?:instance (?:type|class)|db instance class) .{0,80}(?:is|are)? ?not (?:supported|available|offered) in .{0,40}(?:zone|region)/i,
    advice: notOffered,
  },
  {
    kind,
    rule: 'subnet-full',
    says: /subnet does not have enough free (?:ip )?addresses|insufficient free (?:ip )?addresses in subnet|not enough (?:free )?ip (?:addresses|space) (?:available )?in subnet/i,
    codes: codeList(
      'InsufficientFreeAddressesInSubnet InsufficientAvailableIPsInSubnetFault NoFreeAddressesInSubnet SubnetIPAddressLimitReachedException InsufficientCidrBlocks',
    ),
    advice: always(
      'The subnet has no free addresses left: no policy is missing.',
      'See how many there are: aws ec2 describe-subnets --subnet-ids <subnet> --query "Subnets[].AvailableIpAddressCount"',
      'Use another subnet, or add a CIDR block to the VPC and a bigger subnet in it',
      'Delete what still holds addresses: aws ec2 describe-network-interfaces --filters Name=subnet-id,Values=<subnet>',
    ),
  },
  {
    kind,
    rule: 'container-placement',
    says: /\bRESOURCE:(?:CPU|MEMORY|ENI|GPU|PORTS|FARGATE|ATTRIBUTE)\b|no container instance met all of its requirements|capacity is unavailable at this time/i,
    advice: always(
      'There is no room for the task in the cluster or in Fargate at the moment: no policy is missing.',
      'See what the service says: aws ecs describe-services --cluster <cluster> --services <service> --query "services[].events[:5]"',
      'On Fargate: give the service subnets in more Availability Zones, and try again later',
      'On EC2: add container instances, or ask for less CPU and memory in the task definition',
    ),
  },
  {
    kind,
    rule: 'spot-price',
    says: /lower than the minimum required spot request fulfillment price/i,
    codes: codeList('SpotMaxPriceTooLow'),
    advice: always(
      'The price offered for Spot capacity is below what it costs now: no policy is missing.',
      'Leave the maximum price out: it is then the On-Demand price',
      'See what it costs: aws ec2 describe-spot-price-history --instance-types <type> --product-descriptions Linux/UNIX',
    ),
  },
  {
    kind,
    rule: 'capacity',
    codes: codeList(
      'UnfulfillableCapacity CapacityError OutOfCapacityException ReservationCapacityExceeded CapacityReservationPending InsufficientThroughputCapacity',
      'InsufficientCapacityOnHost CapacityNotAvailable Ec2CapacityUnavailable NoSpotCapacity',
    ),
    codeForm: /Insufficient\w*Capacity/,
    says: /do(?:es)? not (?:currently )?have (?:sufficient|enough) .{0,80}capacity|no spot capacity available|unable to fulfill capacity due to|unable to provision requested (?:ml )?compute capacity|not enough capacity to fulfill/i,
    suggests:
      /insufficient .{0,40}capacity|capacity is (?:not|currently un)available|currently (?:out of|no) .{0,30}capacity|\bUnfulfillableCapacity\b/i,
    advice: noRoom,
  },
];
