import { servicePrefixOf } from '../authorization/service-name.ts';
import { parseArn } from './arn.ts';
import type { Denial } from './denial.ts';
import { principalFrom } from './principal.ts';
import { readMessage } from './read-message.ts';
import { readWrapper, type Wrapper } from './wrapper.ts';

/** One error of a pasted text as a denial. What the text does not say is null. In: cleaned text of one error. */
export const denialFromText = (message: string): Denial => {
  const stated = readMessage(message);
  const wrapper = readWrapper(message);
  const principal = principalFrom(stated.principal);
  const resource = parseArn(stated.resource);
  return {
    id: null,
    time: null,
    carrier: 'text',
    account: principal.account,
    region: resource?.region ?? null,
    partition: parseArn(stated.principal)?.partition ?? resource?.partition ?? 'aws',
    principal,
    service: stated.action?.split(':')[0]?.toLowerCase() ?? serviceOf(wrapper),
    operation: wrapper.operation,
    errorCode: wrapper.errorCode,
    requestId: wrapper.requestId,
    message,
    stated,
    request: null,
    resources: [],
    eventSource: null,
    readOnly: null,
    vpcEndpointId: null,
    userAgent: null,
    sourceIp: null,
    eventCategory: null,
    fromConsole: null,
  };
};

const serviceOf = (wrapper: Wrapper): string | null => (wrapper.serviceName === null ? null : servicePrefixOf(wrapper.serviceName));
