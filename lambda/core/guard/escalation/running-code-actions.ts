import { type ActionGroup, named } from '../action-group.ts';

/**
 * Each of these alone replaces what runs with somebody else's role, and the replacement stays after the grant has ended: a known
 * escalation path of one action. What only lasts as long as the grant, such as a session or one command, is `sensitive` instead (code-of-others).
 */
export const runningCodeActions: readonly ActionGroup[] = [
  {
    effect: "replaces code that runs with the function's role, and stays after the grant has ended",
    actions: named('lambda', 'UpdateFunctionCode UpdateFunctionConfiguration'),
  },
  {
    effect: "replaces what the stack's service role builds, which is often an administrator",
    actions: named('cloudformation', 'UpdateStack'),
  },
  { effect: "replaces the code that runs with the service's role", actions: named('apprunner', 'UpdateService') },
  { effect: 'adds a key to a development endpoint, and with it its role', actions: named('glue', 'UpdateDevEndpoint') },
  { effect: "replaces the workflows that run with the environment's role", actions: named('airflow', 'UpdateEnvironment') },
];
