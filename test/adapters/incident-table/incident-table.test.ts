import { incidentTable } from '../../../lambda/adapters/incident-table/incident-table.ts';
import { incidentStoreContract } from '../../contracts/incident-store.ts';
import { type LocalTable, startTable, tableName } from '../../dynalite.ts';

let table: LocalTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe('the incident table on DynamoDB', () => {
  incidentStoreContract(() =>
    incidentTable(table.client, { tableName, retentionSeconds: 90 * 24 * 3600, clock: () => Math.floor(Date.now() / 1000) }),
  );
});
