import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageAction } from '../../lambda/core/page/page-action.ts';
import { actOn, aFolder, incidentOf, incidentsOf, openRun, removeFolders, start, tellStory, viewOfAction } from './open-story.ts';

afterAll(removeFolders);

const approve = (hash: string): PageAction => ({ kind: 'approve', hash, reason: '' });

test('a restart in the middle of a waiting approval loses nothing: the next process approves what the first one asked for', async () => {
  const folder = aFolder();
  const { run } = await openRun(folder);
  await tellStory(run);
  const before = await incidentsOf(run);
  const history = (await viewOfAction(run, 's3:GetObject')).history;
  // It is not closed: whoever is killed cannot.
  const { run: next, titles } = await openRun(folder);
  expect(await incidentsOf(next)).toEqual(before);
  expect((await viewOfAction(next, 's3:GetObject')).history).toEqual(history);
  expect(next.world.notices.all()).toEqual(run.world.notices.all());
  expect(titles).toEqual([]);
  expect(await actOn(next, 's3:GetObject', approve)).toEqual({ kind: 'done' });
  expect((await viewOfAction(next, 's3:GetObject')).tried[0]).toMatchObject({ what: 'the denied call', allowed: true });
});

test('one of two approvals is still there after a restart, and the same person cannot give the second', async () => {
  const folder = aFolder();
  const { run } = await openRun(folder);
  await tellStory(run, '08');
  const secret = 'secretsmanager:GetSecretValue';
  await actOn(run, secret, approve);
  const { run: next } = await openRun(folder);
  const { grant } = await incidentOf(next, secret);
  expect(await next.world.portsOf(next.people.you).sendDecision(grant?.executionId ?? '', 'Approve', '')).toMatchObject({
    kind: 'refused',
  });
  await actOn(next, secret, approve);
  expect((await incidentOf(next, secret)).fix).toBe('verified');
});

test('events that were counted are counted no more after a restart', async () => {
  const folder = aFolder();
  const { run } = await openRun(folder);
  await tellStory(run, '10');
  const { run: next, titles } = await openRun(folder);
  await tellStory(next, '10');
  expect((await incidentOf(next, 'sqs:SendMessage')).count).toBe(300);
  expect(titles).toEqual([]);
});

test('the moved clock stays moved', async () => {
  const folder = aFolder();
  const { run } = await openRun(folder);
  await run.moveTo(new Date(start + 3_600_000).toISOString());
  expect((await openRun(folder)).run.world.clock.now()).toBe('2026-11-20T13:00:00.000Z');
});

test('what ended and was not followed up before the process died is followed up by the next one', async () => {
  const folder = aFolder();
  const { run } = await openRun(folder);
  await tellStory(run, '05');
  const path = join(folder, 'state.json');
  const waiting = JSON.parse(readFileSync(path, 'utf8'));
  await actOn(run, 's3:GetObject', approve);
  const state = JSON.parse(readFileSync(path, 'utf8'));
  // As if it had died between the end of the runbook and its following up.
  state.automation.executions[0].told = 'Waiting';
  state.incidents = waiting.incidents;
  writeFileSync(path, JSON.stringify(state));
  const { run: next, titles } = await openRun(folder);
  expect((await incidentOf(next, 's3:GetObject')).fix).toBe('verified');
  expect(titles).toEqual(['Granted and verified: s3:GetObject for report-builder']);
});

test.each([
  ['no JSON', '{"version":1'],
  ['another version', '{"version":99}'],
  ['an incident of another form', null],
])('a state that is %s is refused, with the way out', async (_, content) => {
  const folder = aFolder();
  const { run } = await openRun(folder);
  await tellStory(run, '04');
  const path = join(folder, 'state.json');
  writeFileSync(path, content ?? readFileSync(path, 'utf8').replace('"status":"new"', '"status":"odd"'));
  await expect(openRun(folder)).rejects.toThrow(/is not the state of a local run of this version .*Begin anew: rm /s);
});
