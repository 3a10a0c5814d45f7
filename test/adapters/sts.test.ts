import { DecodeAuthorizationMessageCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { decodeWith } from '../../lambda/adapters/sts.ts';

const sts = mockClient(STSClient);
const decode = decodeWith(new STSClient({ region: 'eu-west-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' } }));
const where = { region: 'eu-west-1', partition: 'aws' };

const named = (name: string, message = 'said by STS', code?: string): Error =>
  Object.assign(new Error(message), { name, ...(code === undefined ? {} : { code }) });

beforeEach(() => sts.reset());

test('sends the encoded message as it is and gives back what STS decoded', async () => {
  sts.on(DecodeAuthorizationMessageCommand).resolves({ DecodedMessage: '{"allowed":false}' });
  expect(await decode('abc_DEF-1', where)).toEqual({ kind: 'decoded', message: '{"allowed":false}' });
  expect(sts.commandCalls(DecodeAuthorizationMessageCommand)[0]?.args[0].input).toEqual({ EncodedMessage: 'abc_DEF-1' });
});

test.each([
  ['InvalidAuthorizationMessageException', /not valid/],
  ['AccessDenied', /needs sts:DecodeAuthorizationMessage/],
  ['AccessDeniedException', /needs sts:DecodeAuthorizationMessage/],
  ['ExpiredToken', /expired; sign in again/],
  ['ExpiredTokenException', /expired; sign in again/],
  ['CredentialsProviderError', /no AWS credentials found/],
  ['InvalidClientTokenId', /not valid; check aws sts get-caller-identity/],
  ['Throttling', /throttled/],
  ['ThrottlingException', /throttled/],
  ['RegionDisabledException', /--region/],
  ['ValidationError', /1 to 10,240 characters/],
  ['TimeoutError', /no connection to STS/],
])('what STS refuses as %s becomes one clear line', async (name, expected) => {
  sts.on(DecodeAuthorizationMessageCommand).rejects(named(name));
  expect(await decode('abc', where)).toEqual({
    kind: 'failed',
    says: expect.stringMatching(expected),
    again: /^Throttl|^Timeout/.test(name),
  });
});

test.each(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN'])('a network that answers %s is told as no connection', async (code) => {
  sts.on(DecodeAuthorizationMessageCommand).rejects(named('Error', 'getaddrinfo', code));
  expect(await decode('abc', where)).toEqual({
    kind: 'failed',
    says: expect.stringMatching(/no connection to STS; use --offline/),
    again: true,
  });
});

test('an error that nobody knows is thrown with its cause, not hidden', async () => {
  sts.on(DecodeAuthorizationMessageCommand).rejects(named('SomethingNew', 'never seen'));
  await expect(decode('abc', where)).rejects.toThrow(/SomethingNew never seen/);
});
