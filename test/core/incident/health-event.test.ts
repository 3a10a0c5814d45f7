import { readHealthEvent } from '../../../lambda/core/incident/health-event.ts';

// The form of the AWS Health user guide, "AWS Health events Amazon EventBridge schema".
const event = {
  source: 'aws.health',
  'detail-type': 'AWS Health Event',
  region: 'eu-west-1',
  time: '2026-11-21T10:00:00Z',
  detail: {
    eventArn: 'arn:aws:health:eu-west-1::event/EC2/AWS_EC2_OPERATIONAL_ISSUE/AWS_EC2_OPERATIONAL_ISSUE_7f35c8ae',
    service: 'EC2',
    eventTypeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
    eventTypeCategory: 'issue',
    startTime: 'Sat, 21 Nov 2026 09:01:10 GMT',
    endTime: 'Sat, 21 Nov 2026 11:30:57 GMT',
    eventDescription: [{ language: 'en_US', latestDescription: 'Increased\nerror rates  for launches.' }],
  },
};

test('an issue tells its service as IAM writes it, its Region, its time in UTC and its words in one line', () => {
  expect(readHealthEvent(event)).toEqual({
    arn: event.detail.eventArn,
    service: 'ec2',
    region: 'eu-west-1',
    startTime: '2026-11-21T09:01:10.000Z',
    endTime: '2026-11-21T11:30:57.000Z',
    text: 'AWS_EC2_OPERATIONAL_ISSUE: Increased error rates for launches.',
  });
});

test('an issue that goes on has no end, and one without a description its code', () => {
  const { endTime: _, eventDescription: __, ...detail } = event.detail;
  expect(readHealthEvent({ ...event, detail })).toMatchObject({ endTime: null, text: 'AWS_EC2_OPERATIONAL_ISSUE' });
});

test('any other event is none', () => {
  expect(readHealthEvent({ ...event, source: 'aws.ec2' })).toBeNull();
  expect(readHealthEvent({ ...event, detail: {} })).toBeNull();
  expect(readHealthEvent(null)).toBeNull();
});
