import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ReserveApproval } from '../../flows/grants/grant-ports.ts';
import { askedKey } from './keys.ts';
import { expiresIn, holds, type IncidentTableOptions } from './table-options.ts';

const keptSeconds = 3 * 24 * 3600;

/**
 * Takes one of the approvals that may be asked for a principal on a day; the same token again takes no second one. One conditional write,
 * so that parallel askers cannot take more than there are.
 */
export const reserveApprovalIn =
  (options: Pick<IncidentTableOptions, 'client' | 'tableName' | 'clock'>): ReserveApproval =>
  (principalArn, day, token, most) =>
    holds(
      options.client.send(
        new UpdateCommand({
          TableName: options.tableName,
          Key: askedKey(principalArn, day),
          UpdateExpression: 'ADD tokens :token SET expiresAt = :expiresAt',
          ConditionExpression: 'attribute_not_exists(tokens) OR contains(tokens, :one) OR size(tokens) < :most',
          ExpressionAttributeValues: {
            ':token': new Set([token]),
            ':one': token,
            ':most': most,
            ':expiresAt': expiresIn(options, keptSeconds),
          },
        }),
      ),
    );
