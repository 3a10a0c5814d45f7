import { type Stub, type StubAnswer, startStub, xmlError } from './stub-server.ts';

/** Decisions of the simulator by `principal ARN action`; what is not there is allowed. */
export type Decisions = ReadonlyMap<
  string,
  { readonly decision: 'implicitDeny' | 'explicitDeny'; readonly boundary?: boolean; readonly organization?: boolean }
>;

const xml = (action: string, namespace: string, result: string): StubAnswer => ({
  status: 200,
  body: `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`,
});

/** STS, which decodes the messages that it was given before. */
export const startSts = (decoded: ReadonlyMap<string, string>): Promise<Stub> =>
  startStub(({ form }) => {
    const message = decoded.get(form.get('EncodedMessage') ?? '');
    return message === undefined
      ? xmlError(400, 'InvalidAuthorizationMessageException')
      : xml(
          'DecodeAuthorizationMessage',
          'https://sts.amazonaws.com/doc/2011-06-15/',
          `<DecodedMessage>${escaped(message)}</DecodedMessage>`,
        );
  });

const iamNamespace = 'https://iam.amazonaws.com/doc/2010-05-08/';

/** Inline policies by the name of their role; what is not there has none. */
export type InlinePolicies = ReadonlyMap<string, string>;

/**
 * IAM's simulator, the one inline policy of a role, and its tags: every role belongs to the team `payments`. Asked of many actions at once,
 * the simulator allows none on all resources.
 */
export const startIam = (decisions: Decisions, inlinePolicies: InlinePolicies): Promise<Stub> =>
  startStub(({ form }) => {
    const action = form.get('Action') ?? '';
    const inline = inlinePolicies.get(form.get('RoleName') ?? '');
    if (action === 'ListRolePolicies')
      return xml(action, iamNamespace, `<PolicyNames>${inline === undefined ? '' : '<member>inline</member>'}</PolicyNames>`);
    if (action === 'GetRolePolicy')
      return xml(action, iamNamespace, `<PolicyDocument>${encodeURIComponent(inline ?? '')}</PolicyDocument>`);
    if (form.has('ActionNames.member.2')) return xml(action, iamNamespace, '<EvaluationResults/>');
    if (action !== 'SimulatePrincipalPolicy')
      return xml(
        action,
        iamNamespace,
        '<IsTruncated>false</IsTruncated><Tags><member><Key>team</Key><Value>payments</Value></member></Tags>',
      );
    const asked = `${form.get('PolicySourceArn')} ${form.get('ActionNames.member.1')}`;
    const { decision = 'allowed', boundary, organization } = decisions.get(asked) ?? {};
    const details = [
      boundary === undefined
        ? ''
        : `<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>${boundary}</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>`,
      organization === undefined
        ? ''
        : `<OrganizationsDecisionDetail><AllowedByOrganizations>${organization}</AllowedByOrganizations></OrganizationsDecisionDetail>`,
    ].join('');
    return xml(
      action,
      iamNamespace,
      `<EvaluationResults><member><EvalActionName>a</EvalActionName><EvalDecision>${decision}</EvalDecision>${details}</member></EvaluationResults>`,
    );
  });

/** A topic that takes everything. */
export const startSns = (): Promise<Stub> =>
  startStub(() => xml('Publish', 'http://sns.amazonaws.com/doc/2010-03-31/', '<MessageId>m</MessageId>'));

/** Secrets Manager with one secret. */
export const startSecrets = (value: string): Promise<Stub> =>
  startStub(() => ({
    status: 200,
    body: JSON.stringify({ SecretString: value }),
    headers: { 'content-type': 'application/x-amz-json-1.1' },
  }));

/** An incoming webhook. (Slack API documentation, "Sending messages using incoming webhooks") */
export const startSlack = (): Promise<Stub> => startStub(() => ({ status: 200, body: 'ok', headers: { 'content-type': 'text/plain' } }));

/** DynamoDB behind a door that can be shut; what gets through is answered by the real one. */
export const startTableDoor = (endpoint: string): Promise<Stub> =>
  startStub(async ({ body, headers }) => {
    const passed = Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name) ? [[name, value] as const] : [],
    );
    const answer = await fetch(endpoint, { method: 'POST', body, headers: Object.fromEntries(passed) });
    return { status: answer.status, body: await answer.text(), headers: { 'content-type': 'application/x-amz-json-1.0' } };
  });

export const tableError = (status: number, name: string): StubAnswer => ({
  status,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'said by the stub' }),
  headers: { 'content-type': 'application/x-amz-json-1.0' },
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
