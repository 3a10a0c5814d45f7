import * as z from 'zod';

/** An issue that AWS Health reports of a service in a Region. */
export interface HealthEvent {
  readonly arn: string;
  /** IAM's prefix, as Health writes it in capitals: `EC2`. */
  readonly service: string;
  readonly region: string;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly text: string;
}

const schema = z.object({
  source: z.literal('aws.health'),
  region: z.string(),
  time: z.string(),
  detail: z.object({
    eventArn: z.string().max(500),
    service: z.string().max(60),
    eventTypeCode: z.string().max(200),
    startTime: z.string().optional(),
    endTime: z.string().optional(),
    eventRegion: z.string().optional(),
    eventDescription: z
      .array(z.object({ latestDescription: z.string() }))
      .catch([])
      .default([]),
  }),
});

/** Reads an EventBridge event of AWS Health; null where the value is another event. (AWS Health user guide, "AWS Health events EventBridge schema") */
export const readHealthEvent = (value: unknown): HealthEvent | null => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return null;
  const { region, time, detail } = parsed.data;
  const description = detail.eventDescription[0]?.latestDescription.replace(/\s+/g, ' ').slice(0, 300);
  return {
    arn: detail.eventArn,
    service: detail.service.toLowerCase(),
    region: detail.eventRegion ?? region,
    startTime: isoOf(detail.startTime) ?? isoOf(time) ?? time,
    endTime: isoOf(detail.endTime),
    text: `${detail.eventTypeCode}${description ? `: ${description}` : ''}`,
  };
};

/** Health writes `Sat, 4 Jun 2016 05:01:10 GMT`. */
const isoOf = (time: string | undefined): string | null =>
  time !== undefined && !Number.isNaN(Date.parse(time)) ? new Date(time).toISOString() : null;
