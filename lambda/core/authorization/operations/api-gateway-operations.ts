/**
 * API Gateway's permissions are HTTP methods. (Service Authorization Reference, "Amazon API Gateway Management"; the method of each
 * operation in its REST and HTTP API references follows from its verb, but for the first rows)
 */
const methods: readonly (readonly [RegExp, string])[] = [
  [/^(?:ImportApi|ImportDocumentationParts)$/, 'PUT'],
  [/^(?:Get|List|Export)/, 'GET'],
  [/^(?:Delete|Disable|Flush|Reset|Untag)/, 'DELETE'],
  [/^Update/, 'PATCH'],
  [/^(?:Put|Reimport)/, 'PUT'],
  [/^(?:Create|Generate|Import|Preview|Publish|Reject|TestInvoke)/, 'POST'],
];

/** The IAM actions that may decide an operation; none where its verb is not known. Tags are put by the one API and posted by the other. */
export const apiGatewayMethods = (operation: string): readonly string[] =>
  operation === 'TagResource' ? ['PUT', 'POST'] : methods.flatMap(([verb, method]) => (verb.test(operation) ? [method] : [])).slice(0, 1);
