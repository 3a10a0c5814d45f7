import type { ApiAnswer, RunbookPorts } from '../runbook/execution.ts';
import { callIam } from './call-iam.ts';
import type { IamState } from './iam-state.ts';

/** Where the state is kept between calls. */
export interface IamMemory {
  readonly read: () => IamState;
  readonly write: (state: IamState) => void;
}

/** The IAM that runbooks call, each call decided by the policies of the runbook's own role. Other services are not there. */
export const localIam =
  ({ read, write }: IamMemory): RunbookPorts['callApi'] =>
  async ({ service, api, input, as, now }): Promise<ApiAnswer> => {
    if (service !== 'iam') return { kind: 'error', code: 'UnknownService', message: `There is no ${service} here` };
    const outcome = callIam(read(), { api, input, as, now });
    if (outcome.kind === 'error') return outcome;
    write(outcome.state);
    return { kind: 'answer', answer: outcome.answer };
  };
