import { readdirSync, readFileSync } from 'node:fs';
import { neighbourCalls } from '../../../bin/commands/local-run/neighbour-calls.ts';
import { readStory } from '../../../bin/commands/local-run/story.ts';
import { eventsIn } from '../../../bin/commands/local-run/take-events.ts';
import { findEntityByArn, readIamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import { readEvent } from '../../../lambda/core/denial/read-input.ts';

describe('the story', () => {
  test('is moved to today as a whole: its last event is as of now, and the times between are as they were', async () => {
    const now = '2031-05-06T07:08:09.000Z';
    const [launch, passRole] = await readStory('examples/story', now);
    const timeOf = (part: typeof launch): string => JSON.stringify(part?.events).match(/"eventTime":"([^"]+)"/)?.[1] ?? '';
    expect(Date.parse(timeOf(passRole)) - Date.parse(timeOf(launch))).toBe(156_000);
    const times = (await readStory('examples/story', now)).flatMap(({ events }) =>
      JSON.stringify(events).match(/\d{4}-\d\d-\d\dT[\d:]+Z/g),
    );
    expect(times.sort().at(-1)).toBe('2031-05-06T07:08:09Z');
  });

  test('has a storm of 5,000 events, each with an id and a time of its own', async () => {
    const storm = (await readStory('examples/story', '2026-11-20T12:00:00.000Z')).find(({ file }) => file.includes('storm'));
    const denials =
      storm?.events.flatMap((event) => readEvent(event)).flatMap((item) => (item.kind === 'record' ? [item.denial] : [])) ?? [];
    expect(denials).toHaveLength(5000);
    expect(new Set(denials.map(({ id }) => id)).size).toBe(5000);
    expect(new Set(denials.map(({ time }) => time)).size).toBeGreaterThan(2000);
  });

  test('has all files that it names, and names all that there are', async () => {
    const told = (await readStory('examples/story', '2026-11-20T12:00:00.000Z')).map(({ file }) => file);
    expect(readdirSync('examples/story').filter((name) => /^\d\d-/.test(name))).toEqual(told);
  });

  test('its principals are those of its IAM, with the same unique ids: a grant is only for who was denied', async () => {
    const state = readIamState(readFileSync('examples/story/iam.yaml', 'utf8'));
    const denials = (await readStory('examples/story', '2026-11-20T12:00:00.000Z'))
      .flatMap(({ events }) => events.slice(0, 1).flatMap((event) => readEvent(event)))
      .flatMap((item) => (item.kind === 'record' || item.kind === 'event' ? [item.denial.principal] : []))
      .filter(({ arn }) => arn !== null);
    expect(denials.length).toBeGreaterThan(8);
    for (const { arn, uniqueId } of denials) {
      const entity = findEntityByArn(state, arn ?? '');
      expect({ arn, id: uniqueId ?? entity?.Id }).toEqual({ arn, id: entity?.Id });
    }
  });
});

describe('events in a text', () => {
  const event = { eventSource: 's3.amazonaws.com' };
  test.each([
    ['one', JSON.stringify(event), 1],
    ['one a line', `${JSON.stringify(event)}\n${JSON.stringify(event)}\n`, 2],
    ['a file of records, each by itself', JSON.stringify({ Records: [event, event, event] }), 3],
    ['lookup-events', JSON.stringify({ Events: [event] }), 1],
    ['a list', JSON.stringify([event, event]), 2],
  ])('%s', (_, text, count) => {
    expect(eventsIn(text)).toEqual({ events: Array(count).fill(event), problems: [] });
  });

  test('a broken line is told by its number, and the others are taken', () => {
    expect(eventsIn(`${JSON.stringify(event)}\n{"a":\n${JSON.stringify(event)}`)).toMatchObject({
      events: [event, event],
      problems: [expect.stringContaining('line 2')],
    });
  });

  test('a text without JSON has none', () => {
    expect(eventsIn('An error occurred (AccessDenied)')).toBeNull();
  });
});

describe('neighbours of a granted call', () => {
  const isAction = (action: string): boolean => ['s3:DeleteObject', 'ec2:TerminateInstances'].includes(action);
  test('are the same call on another resource, and another call on the same', () => {
    expect(neighbourCalls('s3:GetObject', 'arn:aws:s3:::b/k.csv', isAction)).toEqual([
      { what: 'another resource', action: 's3:GetObject', resource: 'arn:aws:s3:::b/other-k.csv' },
      { what: 'another action', action: 's3:DeleteObject', resource: 'arn:aws:s3:::b/k.csv' },
    ]);
  });
  test('where every resource is granted there is no other one', () => {
    expect(neighbourCalls('ec2:RunInstances', 'arn:aws:ec2:eu-west-1:111122223333:instance/*', isAction)).toEqual([
      { what: 'another action', action: 'ec2:TerminateInstances', resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/*' },
    ]);
  });
  test('no action is made up', () => {
    expect(neighbourCalls('iam:PassRole', '*', isAction)).toEqual([]);
  });
});
