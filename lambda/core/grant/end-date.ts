import type { PolicyDocument } from '../remedy/policy-document.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** When a grant ends that is asked for now: the first midnight (UTC) after so many whole days, so that one day's plan is one document. */
export const endOf = (now: string, days: number): string => {
  const midnight = Math.floor(Date.parse(now) / dayMs) * dayMs;
  return untilTime(new Date(midnight + (days + 1) * dayMs).toISOString());
};

/** A time as IAM's date conditions take it: ISO 8601 in UTC, whole seconds. (IAM user guide, "Date condition operators") */
export const untilTime = (time: string): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** The document whose every statement allows until then only, so that it ends even where all of our code is gone. */
export const withEnd = (policy: PolicyDocument, endsAt: string | null): PolicyDocument =>
  endsAt === null
    ? policy
    : {
        ...policy,
        Statement: policy.Statement.map((statement) => ({
          ...statement,
          Condition: { ...statement.Condition, DateLessThan: { 'aws:CurrentTime': endsAt } },
        })),
      };

/** Whether a grant's end is over. */
export const hasEnded = (endsAt: string | null, now: string): boolean => endsAt !== null && Date.parse(endsAt) <= Date.parse(now);

/** Whether people are warned now: less than two days are left. */
export const endsSoon = (endsAt: string | null, now: string): boolean =>
  endsAt !== null && !hasEnded(endsAt, now) && Date.parse(endsAt) - Date.parse(now) <= 2 * dayMs;
