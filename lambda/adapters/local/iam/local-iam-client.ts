import { IAMClient } from '@aws-sdk/client-iam';
import { callIam } from './call-iam.ts';
import type { IamState } from './iam-state.ts';

export interface LocalIamClientOptions {
  readonly read: () => IamState;
  /** ISO 8601. */
  readonly now: () => string;
}

/**
 * AWS's own IAM client, whose commands end at the local IAM before anything is signed or sent: what the Lambda asks IAM through it, the local
 * run asks through the very same adapters. It only reads: what a call would change is not kept.
 * (AWS SDK for JavaScript developer guide, "Understanding the middleware stack")
 */
export const localIamClient = ({ read, now }: LocalIamClientOptions): IAMClient => {
  const client = new IAMClient({ region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  client.middlewareStack.add(
    (_next, context) => async (args) => {
      const api = String(context['commandName']).replace(/Command$/, '');
      const outcome = callIam(read(), { api, input: given(args.input), as: null, now: now() });
      if (outcome.kind === 'error') throw Object.assign(new Error(outcome.message), { name: outcome.code });
      return { response: {}, output: Object.assign({ $metadata: {} }, outcome.answer) };
    },
    { step: 'initialize', name: 'localIam', priority: 'high' },
  );
  return client;
};

/** Paginators name what they leave out: such fields are not sent. */
const given = (input: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
