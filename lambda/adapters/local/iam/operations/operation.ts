import * as z from 'zod';
import type { IamState } from '../iam-state.ts';

export type IamErrorCode =
  | 'AccessDenied'
  | 'DeleteConflict'
  | 'EntityAlreadyExists'
  | 'InvalidAction'
  | 'InvalidInput'
  | 'LimitExceeded'
  | 'MalformedPolicyDocument'
  | 'NoSuchEntity'
  | 'UnmodifiableEntity'
  | 'ValidationError';

export interface IamError {
  readonly kind: 'error';
  readonly code: IamErrorCode;
  readonly message: string;
}

/** An answer, and the state after the call; an error changes nothing. */
export type IamOutcome = { readonly kind: 'answer'; readonly answer: unknown; readonly state: IamState } | IamError;

/** What has to be allowed before an API does anything. */
export interface Authorization {
  readonly actions: readonly string[];
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

export interface Prepared {
  readonly authorization: Authorization;
  readonly run: () => IamOutcome;
}

export type Operation = (state: IamState, input: unknown, now: string) => Prepared | IamError;

interface Rules<Input> {
  readonly resource: (input: Input, state: IamState) => string;
  readonly context?: (input: Input, state: IamState) => Authorization['context'];
  /** Actions that must be allowed beside the API's own. */
  readonly alsoActions?: (input: Input) => readonly string[];
  readonly run: (state: IamState, input: Input, now: string) => IamOutcome;
}

/** An API: its input, what it needs, and what it does. Parameters that are not known here are an error. */
export const operation =
  <Input>(name: string, schema: z.ZodType<Input>, rules: Rules<Input>): Operation =>
  (state, raw, now) => {
    const read = schema.safeParse(raw);
    if (!read.success) return iamError('ValidationError', `${name}: ${z.prettifyError(read.error).replaceAll('\n', ' ')}`);
    return {
      authorization: {
        actions: [`iam:${name}`, ...(rules.alsoActions?.(read.data) ?? [])],
        resource: rules.resource(read.data, state),
        context: rules.context?.(read.data, state) ?? {},
      },
      run: () => rules.run(state, read.data, now),
    };
  };

export const iamError = (code: IamErrorCode, message: string): IamError => ({ kind: 'error', code, message });

export const answerOf = (answer: unknown, state: IamState): IamOutcome => ({ kind: 'answer', answer, state });
