import type { LookAlikeAdvice } from '../finding.ts';
import { always, type LookAlikeRule } from './look-alike-rule.ts';

const advise = (message: string): LookAlikeAdvice => {
  const type = /\b([a-z][a-z0-9-]*\.(?:[0-9]*x?large|medium|small|micro|nano|metal(?:-[0-9a-z]+)?))\b/.exec(message)?.[1];
  const wanted = /requested \(([a-z]{2}(?:-[a-z]+)+-\d[a-z])\)/.exec(message)?.[1];
  const offered = /choosing ([a-z0-9, -]{5,200}?)(?:\.|$)/i.exec(message)?.[1]?.trim();
  return {
    summary: `AWS has no room for ${type ?? 'this instance type'}${wanted === undefined ? '' : ` in ${wanted}`} at the moment: no policy is missing.`,
    steps: [
      offered === undefined ? 'Try another Availability Zone, or name none and let AWS choose' : `AWS offers it in: ${offered}`,
      'Try another instance type or size, or several at once (an Auto Scaling group with mixed instances, a fleet)',
      'Try again later; for what must run, reserve capacity: aws ec2 create-capacity-reservation',
    ],
  };
};

/** AWS's own shortages. (EC2 user guide, "Insufficient instance capacity") */
export const capacityRules: readonly LookAlikeRule[] = [
  {
    kind: 'capacity',
    rule: 'capacity',
    codes:
      /^(?:Insufficient(?:Instance|Host|Address|ReservedInstances|FreeAddressesInSubnet|DB[A-Za-z]*|Cache[A-Za-z]*|Cluster|Storage[A-Za-z]*|Volume)?Capacity(?:Exception|Fault|Error)?|InsufficientFreeAddressesInSubnet|UnfulfillableCapacity|CapacityNotAvailable[A-Za-z]*|ReservationCapacityExceeded|SpotMaxPriceTooLow|InsufficientDB(?:Instance|Cluster)Capacity(?:Fault)?|InsufficientCacheClusterCapacity(?:Fault)?|Ec2CapacityUnavailable[A-Za-z]*)$/,
    phrase:
      /do(?:es)? not (?:currently )?have (?:sufficient|enough) .{0,60}capacity|insufficient .{0,40}capacity|no spot capacity|capacity is not available|currently (?:out of|no) .{0,30}capacity|insufficient free addresses/i,
    advice: advise,
  },
  {
    kind: 'capacity',
    rule: 'unsupported-in-zone',
    phrase:
      /requested (?:instance type|configuration) .{0,60}is (?:currently )?not supported in your requested availability zone|instance type .{0,40}not (?:supported|available) in (?:your requested|the|this) (?:availability zone|region)/i,
    advice: always(
      'This instance type is not offered in that Availability Zone or Region: no policy is missing.',
      'See where it is: aws ec2 describe-instance-type-offerings --location-type availability-zone --filters Name=instance-type,Values=<type>',
      'Choose another zone (a subnet of it) or another type',
    ),
  },
];
