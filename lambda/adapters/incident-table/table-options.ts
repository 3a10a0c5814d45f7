import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The incident table and how its items are written. */
export interface IncidentTableOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Seconds that an incident is kept after it was last seen. */
  readonly retentionSeconds: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** A text that no other call ever gets. */
  readonly newToken: () => string;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Seconds since 1970 after which DynamoDB removes an item. (DynamoDB developer guide, "Using time to live") */
export const expiresIn = ({ clock }: Pick<IncidentTableOptions, 'clock'>, seconds: number): number => Math.floor(clock() / 1000) + seconds;

/** True where a write was made, false where its condition did not hold. Other errors are thrown. */
export const holds = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
};
