import { type Finding, fail, ok, warn } from './finding.ts';

/** A trail as CloudTrail describes it. (CloudTrail API reference, DescribeTrails, GetTrailStatus, GetEventSelectors) */
export interface SeenTrail {
  readonly name: string;
  readonly homeRegion: string;
  readonly isMultiRegion: boolean;
  readonly hasGlobalEvents: boolean;
  readonly isLogging: boolean;
  /** Which management events it logs. */
  readonly managementEvents: 'all' | 'read-only' | 'write-only' | 'none';
}

const events = 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-a-trail-using-the-console-first-time.html';

/** EventBridge brings calls only where a trail logs them. (EventBridge user guide, "AWS service events delivered via AWS CloudTrail") */
export const judgeTrails = (trails: readonly SeenTrail[], region: string): readonly Finding[] => {
  const here = trails.filter((trail) => trail.isMultiRegion || trail.homeRegion === region);
  const logging = here.filter(({ isLogging }) => isLogging);
  const best =
    logging.find(({ managementEvents }) => managementEvents === 'all') ??
    logging.find(({ managementEvents }) => managementEvents !== 'none');
  if (here.length === 0)
    return [fail('trail', `no trail covers ${region}: no denial can arrive`, `create a trail with all management events: ${events}`)];
  if (logging.length === 0)
    return [fail('trail', `${here[0]?.name} covers ${region} and does not log`, `aws cloudtrail start-logging --name ${here[0]?.name}`)];
  if (best === undefined)
    return [
      fail('trail', `${logging[0]?.name} logs no management events`, `let it log them, read and write: aws cloudtrail put-event-selectors`),
    ];
  if (best.managementEvents !== 'all')
    return [
      warn(
        'trail',
        `${best.name} logs ${best.managementEvents} management events: denials of the others do not arrive`,
        'let it log read and write events: aws cloudtrail put-event-selectors',
      ),
    ];
  return [ok('trail', `${best.name} logs all management events of ${region}`), ...judgeGlobalEvents(best, region)];
};

/** IAM and STS calls arrive in us-east-1 only, whatever the Region of the stack. (CloudTrail user guide, "Global service events") */
const judgeGlobalEvents = (trail: SeenTrail, region: string): readonly Finding[] => {
  if (region !== 'us-east-1')
    return [
      warn(
        'global-events',
        `denials of IAM, of STS's global endpoint and of other global services arrive in us-east-1, not in ${region}`,
        'deploy the stack in us-east-1 as well: AWS_REGION=us-east-1 npx cdk deploy',
      ),
    ];
  return trail.hasGlobalEvents
    ? [ok('global-events', 'denials of IAM and other global services arrive here')]
    : [
        warn(
          'global-events',
          `${trail.name} leaves out global service events`,
          `aws cloudtrail update-trail --name ${trail.name} --include-global-service-events`,
        ),
      ];
};

export interface SeenRule {
  readonly state: string;
  /** Whether EventBridge itself says that the pattern matches a denial, and a success. */
  readonly matchesDenial: boolean;
  readonly matchesSuccess: boolean;
}

const wantedState = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/** The rule on the default bus. (EventBridge user guide, "Receiving read-only management events from AWS services") */
export const judgeRule = ({ state, matchesDenial, matchesSuccess }: SeenRule): readonly Finding[] => [
  state === wantedState
    ? ok('rule-state', 'the rule sees read-only events too')
    : fail(
        'rule-state',
        `the rule is ${state}: ${state === 'DISABLED' ? 'no denial arrives' : 'denials of Describe, Get and List calls never arrive'}`,
        'deploy the stack again, and change the rule by the stack only: npx cdk deploy',
      ),
  matchesDenial && !matchesSuccess
    ? ok('rule-pattern', 'EventBridge says: a denial matches, a success does not')
    : fail(
        'rule-pattern',
        matchesDenial ? 'the pattern lets successes through' : 'the pattern does not let a denial through',
        'deploy the stack again; if it stays so, report it with the output of --output json',
      ),
];
