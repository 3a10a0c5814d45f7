/**
 * API Gateway's permissions are HTTP methods. (Service Authorization Reference, "Amazon API Gateway Management"; the method of an
 * operation follows its verb in both of its APIs)
 */
const methods: readonly (readonly [RegExp, string])[] = [
  [/^(?:Get|Export)/, 'GET'],
  [/^(?:Delete|Flush|Reset|Untag)/, 'DELETE'],
  [/^Update/, 'PATCH'],
  [/^(?:Put|Tag|Reimport)/, 'PUT'],
  [/^(?:Create|Generate|Import|TestInvoke)/, 'POST'],
];

/** The IAM action's name for an operation, or null where its verb is not known. */
export const apiGatewayMethod = (operation: string): string | null => methods.find(([verb]) => verb.test(operation))?.[1] ?? null;
