import {
  type CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import type { SeenTrail } from '../../core/doctor/judge-events.ts';
import { loggedTogether } from '../../core/doctor/management-events.ts';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';
import { advancedSelection, classicSelection } from './selectors.ts';

/** The trails that this Region sees, those of the organization and of other Regions with it. (CloudTrail API reference) */
export const readTrailsWith =
  (client: CloudTrailClient): DoctorPorts['readTrails'] =>
  () =>
    look('cloudtrail:DescribeTrails', async () => {
      const { trailList = [] } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
      return Promise.all(trailList.map((trail) => readTrail(client, trail)));
    });

// A trail of the organization may be seen by its member accounts and not be told by all of these: the others still count.
const readTrail = async (client: CloudTrailClient, trail: Trail): Promise<SeenTrail> => {
  const TrailName = trail.TrailARN ?? trail.Name ?? '';
  return {
    name: trail.Name ?? TrailName,
    homeRegion: trail.HomeRegion ?? '',
    isMultiRegion: trail.IsMultiRegionTrail ?? false,
    hasGlobalEvents: trail.IncludeGlobalServiceEvents ?? false,
    logging: await look('cloudtrail:GetTrailStatus, cloudtrail:GetEventSelectors', async () => {
      const [status, selectors] = await Promise.all([
        client.send(new GetTrailStatusCommand({ Name: TrailName })),
        client.send(new GetEventSelectorsCommand({ TrailName })),
      ]);
      return {
        isLogging: status.IsLogging ?? false,
        events: loggedTogether([
          ...(selectors.EventSelectors ?? []).map(classicSelection),
          ...(selectors.AdvancedEventSelectors ?? []).map(advancedSelection),
        ]),
      };
    }),
  };
};
