import {
  type AdvancedEventSelector,
  type CloudTrailClient,
  DescribeTrailsCommand,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import type { SeenTrail } from '../../core/doctor/judge-events.ts';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

/** The trails that this Region sees, those of the organization and of other Regions with it. */
export const readTrailsWith =
  (client: CloudTrailClient): DoctorPorts['readTrails'] =>
  () =>
    look('cloudtrail:DescribeTrails, cloudtrail:GetTrailStatus, cloudtrail:GetEventSelectors', async () => {
      const { trailList = [] } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
      return Promise.all(trailList.map((trail) => readTrail(client, trail)));
    });

const readTrail = async (client: CloudTrailClient, trail: Trail): Promise<SeenTrail> => {
  const TrailName = trail.TrailARN ?? trail.Name ?? '';
  const [status, selectors] = await Promise.all([
    client.send(new GetTrailStatusCommand({ Name: TrailName })),
    client.send(new GetEventSelectorsCommand({ TrailName })),
  ]);
  return {
    name: trail.Name ?? TrailName,
    homeRegion: trail.HomeRegion ?? '',
    isMultiRegion: trail.IsMultiRegionTrail ?? false,
    hasGlobalEvents: trail.IncludeGlobalServiceEvents ?? false,
    isLogging: status.IsLogging ?? false,
    managementEvents: sumOf([...(selectors.EventSelectors ?? []).map(classic), ...(selectors.AdvancedEventSelectors ?? []).map(advanced)]),
  };
};

type Logged = SeenTrail['managementEvents'];

const classic = ({ IncludeManagementEvents, ReadWriteType }: EventSelector): Logged => {
  if (IncludeManagementEvents === false) return 'none';
  if (ReadWriteType === 'ReadOnly') return 'read-only';
  return ReadWriteType === 'WriteOnly' ? 'write-only' : 'all';
};

/** (CloudTrail user guide, "Logging management events", advanced event selectors: `readOnly` equals true or false, or is not asked for) */
const advanced = ({ FieldSelectors = [] }: AdvancedEventSelector): Logged => {
  const equals = (field: string): readonly string[] | undefined => FieldSelectors.find(({ Field }) => Field === field)?.Equals;
  if (!equals('eventCategory')?.includes('Management')) return 'none';
  const readOnly = equals('readOnly');
  if (readOnly === undefined) return 'all';
  return readOnly.includes('true') ? 'read-only' : 'write-only';
};

const sumOf = (logged: readonly Logged[]): Logged => {
  if (logged.includes('all') || (logged.includes('read-only') && logged.includes('write-only'))) return 'all';
  return logged.find((kind) => kind !== 'none') ?? 'none';
};
