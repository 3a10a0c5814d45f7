// Parameters that hand a role to a service, in the spellings of the services' APIs.
const names =
  /^(?:role|rolearn|servicerole|servicerolearn|executionrole|executionrolearn|taskrolearn|iamrolearn|serviceaccessrolearn|cloudwatchlogsrolearn|cloudwatchrolearn|jobrole|jobrolearn|monitoringrolearn|noderole|noderolearn|podexecutionrolearn|dataaccessrolearn|instanceprofilearn|autoscalingrole|jobflowrole|invocationrolearn|credentials|targetrolearn|agentresourcerolearn|environmentrolearn|lambdarolearn|loggingrole|s3accessrolearn|kmsgrantrolearn)$/;
const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;

/** ARNs of the roles that a request passes to a service (a function's role, a task's roles), anywhere in its parameters. */
export const passedRoles = (request: Readonly<Record<string, unknown>>): string[] => [...new Set(find(request, 0))];

const find = (value: object, depth: number): string[] =>
  depth > 5 ? [] : Object.entries(value).flatMap(([name, inner]) => rolesIn(name, inner, depth));

const rolesIn = (name: string, value: unknown, depth: number): string[] => {
  if (typeof value === 'string') return names.test(name.toLowerCase()) && roleArn.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? find(value, depth + 1) : [];
};
