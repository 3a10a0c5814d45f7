import { decodeLocally, encodeLocally } from '../../../lambda/adapters/local/local-sts.ts';
import { readText } from './read-story.ts';

const where = { region: null, partition: 'aws' };
const message = JSON.stringify({ allowed: false, context: { action: 'ec2:RunInstances' } });

test('a message that was encoded here is decoded', async () => {
  expect(encodeLocally(message)).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(await decodeLocally(encodeLocally(message), where)).toEqual({ kind: 'decoded', message });
});

test('one of AWS’s own is not, and it is said who can', async () => {
  const encoded = /message: ([\w-]{200,})/.exec(readText('06-backup-restore.json'))?.[1] ?? '';
  expect(await decodeLocally(encoded, where)).toMatchObject({ kind: 'skipped', says: expect.stringContaining('only AWS STS can') });
});

test('one that was changed on its way is told apart', async () => {
  const changed = Buffer.from(
    Buffer.from(encodeLocally(message), 'base64url').toString('utf8').replace('RunInstances', 'RunInstance'),
  ).toString('base64url');
  expect(await decodeLocally(changed, where)).toMatchObject({ kind: 'skipped', says: expect.stringContaining('changed on its way') });
});
