import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from '@aws-sdk/client-cloudtrail';
import type { ManagementEvents } from '../../core/doctor/management-events.ts';

const nothing: ManagementEvents = { reads: false, writes: false, without: [] };

/** A classic selector; KMS and the RDS Data API can be left out. (CloudTrail API reference, EventSelector) */
export const classicSelection = ({
  IncludeManagementEvents,
  ReadWriteType,
  ExcludeManagementEventSources,
}: EventSelector): ManagementEvents =>
  IncludeManagementEvents === false
    ? nothing
    : { reads: ReadWriteType !== 'WriteOnly', writes: ReadWriteType !== 'ReadOnly', without: ExcludeManagementEventSources ?? [] };

/**
 * An advanced selector: all its fields must hold. Without `readOnly` it takes reads and writes; any other field narrows it.
 * (CloudTrail API reference, AdvancedEventSelector and AdvancedFieldSelector)
 */
export const advancedSelection = ({ FieldSelectors = [] }: AdvancedEventSelector): ManagementEvents => {
  const field = (name: string): AdvancedFieldSelector | undefined => FieldSelectors.find(({ Field }) => Field === name);
  if (!field('eventCategory')?.Equals?.includes('Management')) return nothing;
  const readOnly = field('readOnly')?.Equals ?? ['true', 'false'];
  return { reads: readOnly.includes('true'), writes: readOnly.includes('false'), without: FieldSelectors.flatMap(leftOut) };
};

const leftOut = ({ Field, NotEquals, ...others }: AdvancedFieldSelector): readonly string[] => {
  if (Field === 'eventCategory' || Field === 'readOnly') return [];
  const narrowsOtherwise = Object.values(others).some((values) => Array.isArray(values) && values.length > 0);
  if (Field === 'eventSource' && NotEquals !== undefined && !narrowsOtherwise) return NotEquals;
  return [`events that its selector for ${Field ?? 'a field'} does not take`];
};
