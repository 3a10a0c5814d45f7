import { findLookAlike } from '../../../../lambda/core/cause/look-alikes/find-look-alike.ts';

const adviceOn = (errorCode: string | null, message: string | null): string => {
  const advice = findLookAlike({ errorCode, message })?.advice;
  return [advice?.summary, ...(advice?.steps ?? [])].join('\n');
};

describe('quotas', () => {
  test('the quota and its number are told where the text names them', () => {
    const advice = adviceOn('LimitExceeded', 'Cannot exceed quota for PoliciesPerRole: 10');
    expect(advice).toContain('The quota "PoliciesPerRole" is reached (the text says 10)');
    expect(advice).toContain('--service-code iam --quota-code L-0DA4ABF3');
  });

  test('quotas of global services are asked for in us-east-1', () => {
    expect(adviceOn('LimitExceeded', 'Cannot exceed quota for RolesPerAccount: 1000')).toContain(
      '--quota-code L-FE177D64 --region us-east-1',
    );
  });

  test('a quota that cannot be raised is not asked for', () => {
    const advice = adviceOn('LimitExceeded', 'Cannot exceed quota for PolicySize: 6144');
    expect(advice).toContain('cannot be raised');
    expect(advice).not.toContain('request-service-quota-increase');
  });

  test('a quota without a well-known code is looked for by its name', () => {
    const advice = adviceOn(
      'ResourceLimitExceeded',
      "The account-level service limit 'ml.p3.2xlarge for training job usage' is 0 Instances, with current utilization of 0 Instances and a request delta of 1 Instances.",
    );
    expect(advice).toContain('the text says 0; 0 in use, 1 more asked for');
    expect(advice).toContain(
      `list-service-quotas --service-code sagemaker --query "Quotas[?QuotaName=='ml.p3.2xlarge for training job usage']"`,
    );
  });

  test('a name that a shell would run is not put into a command', () => {
    expect(adviceOn('ResourceLimitExceeded', "The account-level service limit 'x $(reboot) `id`' is 0 Instances")).not.toMatch(
      /reboot|`id`/,
    );
  });

  test.each([
    ['AddressLimitExceeded', 'L-0263D0A3'],
    ['Client.VpcLimitExceeded', 'L-F678F1CE'],
    ['NatGatewayLimitExceeded', 'L-FE5A380F'],
    ['RulesPerSecurityGroupLimitExceeded', 'L-0EA8095F'],
    ['SecurityGroupsPerInterfaceLimitExceeded', 'L-2AFB9258'],
    ['TooManyBuckets', 'L-DC2B2D3D'],
    ['VcpuLimitExceeded', 'L-1216C47A'],
    ['MaxSpotInstanceCountExceeded', 'L-34B43A08'],
    ['CodeStorageExceededException', 'L-2ACBD22F'],
    ['InstanceQuotaExceeded', 'L-7B6409FD'],
  ])('%s alone names the quota %s', (errorCode, quotaCode) => {
    expect(adviceOn(errorCode, null)).toContain(quotaCode);
  });

  test('instances with graphics cards have a quota of their own', () => {
    const message = 'You have requested more vCPU capacity than your current vCPU limit of 0 allows for g5.xlarge';
    expect(adviceOn('VcpuLimitExceeded', message)).toContain('L-DB2E81BA');
  });
});

describe('capacity', () => {
  test('the type, the zone and the zones that AWS offers are quoted', () => {
    const advice = adviceOn(
      'UnsupportedAvailabilityZoneException',
      "Cannot create cluster 'dev' because us-east-1e, the targeted availability zone, does not currently have sufficient capacity to support the cluster. Retry and choose from these availability zones: us-east-1a, us-east-1b (Service: Eks)",
    );
    expect(advice).toContain('AWS has no room for this in us-east-1e');
    expect(advice).toContain('AWS offers it in these zones: us-east-1a, us-east-1b');
  });

  test('a type that a zone does not have is looked up', () => {
    const message =
      'Your requested instance type (t3.micro) is not supported in your requested Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or choosing us-east-1a, us-east-1b.';
    const advice = adviceOn('Unsupported', message);
    expect(advice).toContain('t3.micro is not offered in us-east-1e');
    expect(advice).toContain('Values=t3.micro');
  });

  test('a full subnet is no shortage of AWS', () => {
    expect(adviceOn('InsufficientFreeAddressesInSubnet', null)).toContain('AvailableIpAddressCount');
  });
});

describe('credentials', () => {
  test('both accounts are named where the credentials are of another account', () => {
    const message = 'Need to perform AWS calls for account 111122223333, but the current credentials are for 444455556666';
    expect(adviceOn(null, message)).toContain('another account (444455556666) than the one that is meant (111122223333)');
  });

  test('the issuer of the token is named where its provider is missing', () => {
    const message = 'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com';
    expect(adviceOn('InvalidIdentityToken', message)).toContain('--url https://token.actions.githubusercontent.com ');
  });

  test('a wrong clock is told before a wrong key', () => {
    const message = 'Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)';
    expect(adviceOn('SignatureDoesNotMatch', message)).toContain('clock');
  });

  test.each([
    ['ExpiredToken', 'aws sso login'],
    ['InvalidClientTokenId', 'aws sts get-caller-identity'],
    ['InvalidClientTokenId', 'get-region-opt-status'],
    ['NoCredentialsError', 'aws configure list'],
  ])('%s: %s', (errorCode, command) => {
    expect(adviceOn(errorCode, null)).toContain(command);
  });
});

describe('Regions and services', () => {
  test('the Region that S3 expects is named', () => {
    const message = "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'";
    expect(adviceOn('AuthorizationHeaderMalformed', message)).toContain('(eu-west-1)');
  });

  test('a Region that AWS only calls not the right one is not told to be the right one', () => {
    const advice = adviceOn('SignatureDoesNotMatch', "Credential should be scoped to a valid region, not 'us-east-1'.");
    expect(advice).not.toContain('resource (us-east-1)');
  });

  test.each([
    ['AccessDeniedException', 'Macie is not enabled.', 'aws macie2 enable-macie'],
    ['InvalidAccessException', 'Account 111122223333 is not subscribed to AWS Security Hub', 'aws securityhub enable-security-hub'],
    ['SerialConsoleAccessDisabledException', null, 'aws ec2 enable-serial-console-access'],
    [
      'OptInRequired',
      'you need to accept terms and subscribe. To do so please visit https://aws.amazon.com/marketplace/pp?sku=abc',
      'pp?sku=abc',
    ],
  ])('%s "%s": %s', (errorCode, message, step) => {
    expect(adviceOn(errorCode, message)).toContain(step);
  });
});

test('a role that a service cannot assume gets the trust policy, and no grant to the caller', () => {
  expect(adviceOn('InvalidParameterValueException', 'The role defined for the function cannot be assumed by Lambda.')).toContain(
    '"Action":"sts:AssumeRole"',
  );
});
