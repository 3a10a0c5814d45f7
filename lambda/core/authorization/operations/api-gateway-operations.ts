/**
 * API Gateway's permissions are HTTP methods. (Service Authorization Reference, "Amazon API Gateway Management"; the method of an
 * operation follows its verb in both of its APIs)
 */
export const apiGatewayMethod = (operation: string): string | null => {
  const verb = /^(?:Get|Export)/.test(operation)
    ? 'GET'
    : /^Delete|^Flush|^Reset/.test(operation)
      ? 'DELETE'
      : /^(?:Put|Tag|Import|Reimport|Update)/.test(operation)
        ? (methodOfChange(operation) ?? null)
        : /^(?:Create|Generate|TestInvoke)/.test(operation)
          ? 'POST'
          : null;
  return verb;
};

const methodOfChange = (operation: string): string | null => {
  if (operation.startsWith('Update')) return 'PATCH';
  return /^(?:Put|Tag|Reimport)/.test(operation) ? 'PUT' : 'POST';
};
