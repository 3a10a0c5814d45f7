import * as z from 'zod';

/** (Systems Manager user guide, "Amazon EventBridge event examples for Systems Manager": Automation Execution Status-change Notification) */
const statusChange = z.object({
  'detail-type': z.literal('EC2 Automation Execution Status-change Notification'),
  detail: z.object({ ExecutionId: z.string().min(1).max(100) }),
});

/** The execution whose status changed, or null where the event is another one. */
export const executionIdIn = (event: unknown): string | null => statusChange.safeParse(event).data?.detail.ExecutionId ?? null;

const sweep = z.object({ task: z.enum(['grants', 'digest', 'quiet']) });
export type SweepTask = z.infer<typeof sweep>['task'];

/** What a schedule asks of the sweep, or null where it is nothing that the sweep knows. */
export const sweepTaskIn = (event: unknown): SweepTask | null => sweep.safeParse(event).data?.task ?? null;
