import { type Finding, fail, judgeUnseen, ok, type Seen, warn } from './finding.ts';
import { loggedTogether, type ManagementEvents } from './management-events.ts';

/** A trail as CloudTrail describes it. (CloudTrail API reference, DescribeTrails, GetTrailStatus, GetEventSelectors) */
export interface SeenTrail {
  readonly name: string;
  readonly homeRegion: string;
  readonly isMultiRegion: boolean;
  readonly hasGlobalEvents: boolean;
  readonly logging: Seen<{ readonly isLogging: boolean; readonly events: ManagementEvents }>;
}

const howTo = 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-a-trail-using-the-console-first-time.html';
const select = (name: string): string =>
  `let it log all read and write management events: aws cloudtrail put-event-selectors --trail-name ${name}`;

/** EventBridge brings calls only where a trail logs them. (EventBridge user guide, "AWS service events delivered via AWS CloudTrail") */
export const judgeTrails = (trails: readonly SeenTrail[], region: string): readonly Finding[] => [
  judgeLogging(trailsOf(region, trails), region),
  judgeGlobalEvents(trailsOf(region, trails), region),
];

const trailsOf = (region: string, trails: readonly SeenTrail[]): readonly SeenTrail[] =>
  trails.filter(({ isMultiRegion, homeRegion }) => isMultiRegion || homeRegion === region);

const judgeLogging = (trails: readonly SeenTrail[], region: string): Finding => {
  const [first] = trails;
  if (first === undefined)
    return fail('trail', `no trail covers ${region}: no denial can arrive`, `create a trail with all management events: ${howTo}`);
  const logging = trails.filter(({ logging: seen }) => seen.kind === 'seen' && seen.value.isLogging);
  const finding = judgeEvents(logging, region);
  if (finding?.state === 'ok') return finding;
  // A trail that the caller may not look into may log what the others do not.
  const [hidden] = trails.flatMap((trail) => (trail.logging.kind === 'seen' ? [] : [trail.logging]));
  if (hidden !== undefined) return judgeUnseen('trail', hidden);
  return finding ?? fail('trail', `${first.name} covers ${region} and does not log`, `aws cloudtrail start-logging --name ${first.name}`);
};

/** Null where no trail logs. */
const judgeEvents = (logging: readonly SeenTrail[], region: string): Finding | null => {
  const [first] = logging;
  if (first === undefined) return null;
  const names = logging.map(({ name }) => name).join(', ');
  const { reads, writes, without } = loggedTogether(
    logging.flatMap(({ logging: seen }) => (seen.kind === 'seen' ? [seen.value.events] : [])),
  );
  if (!reads && !writes)
    return fail('trail', `${names}: no management events are logged, so that no denial can arrive`, select(first.name));
  if (!reads || !writes)
    return warn(
      'trail',
      `${names}: only ${reads ? 'reading' : 'writing'} calls are logged; denials of others do not arrive`,
      select(first.name),
    );
  if (without.length > 0)
    return warn('trail', `${names}: left out are ${without.join(', ')}; their denials do not arrive`, select(first.name));
  return ok('trail', `${names}: all management events of ${region} are logged`);
};

/**
 * Where calls of IAM arrive, whatever the Region of the stack. (CloudTrail user guide, "Global service events"; for the other partitions
 * the Region with which the SDK's endpoint rules sign calls of IAM)
 */
const globalRegion = (region: string): string => {
  if (region.startsWith('us-gov-')) return 'us-gov-west-1';
  return region.startsWith('cn-') ? 'cn-north-1' : 'us-east-1';
};

const judgeGlobalEvents = (trails: readonly SeenTrail[], region: string): Finding => {
  const global = globalRegion(region);
  if (region !== global)
    return warn(
      'global-events',
      `denials of IAM, of STS's global endpoint and of other global services arrive in ${global}, not in ${region}`,
      `deploy a second stack there: AWS_REGION=${global} npx cdk deploy`,
    );
  const [first] = trails;
  return first === undefined || trails.some(({ hasGlobalEvents }) => hasGlobalEvents)
    ? ok('global-events', 'denials of IAM and other global services belong here')
    : warn(
        'global-events',
        `${first.name} leaves out global service events`,
        `aws cloudtrail update-trail --name ${first.name} --include-global-service-events`,
      );
};
