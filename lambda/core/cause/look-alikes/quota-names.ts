/** One quota: how messages and codes name it, and where Service Quotas has it. Without a code it is fixed. */
export interface KnownQuota {
  readonly named: RegExp;
  readonly service: string;
  readonly code: string | null;
  readonly name: string;
}

const quota = (named: RegExp, service: string, code: string | null, name: string): KnownQuota => ({ named, service, code, name });

/**
 * Quotas that people meet most; the first that fits wins. (Service Quotas, names and codes as the console shows them; "IAM and STS quotas";
 * "Amazon VPC quotas"; "Amazon EC2 endpoints and quotas")
 */
export const knownQuotas: readonly KnownQuota[] = [
  quota(/spot.{0,60}\b(?:g|vt)[0-9]|\b(?:g|vt)[0-9][a-z]*\..{0,200}spot/i, 'ec2', 'L-3819A6DF', 'All G and VT Spot Instance Requests'),
  quota(/spot.{0,60}\bp[2-4][a-z]*\./i, 'ec2', 'L-7212CCBC', 'All P4, P3 and P2 Spot Instance Requests'),
  quota(/spot/i, 'ec2', 'L-34B43A08', 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests'),
  quota(
    /fargate|vcpus you can run concurrently|number of tasks you can run/i,
    'fargate',
    'L-3032A538',
    'Fargate On-Demand vCPU resource count',
  ),
  quota(
    /(?:vcpu|running instance).{0,400}\b(?:g|vt)[0-9][a-z]*\.|\b(?:g|vt)[0-9][a-z]*\..{0,400}vcpu/i,
    'ec2',
    'L-DB2E81BA',
    'Running On-Demand G and VT instances',
  ),
  quota(
    /(?:vcpu|running instance).{0,400}\bp[2-6][a-z]*\.|\bp[2-6][a-z]*\..{0,400}vcpu/i,
    'ec2',
    'L-417A185B',
    'Running On-Demand P instances',
  ),
  quota(
    /vcpu|instancelimitexceeded|running instance/i,
    'ec2',
    'L-1216C47A',
    'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances; G, P, X … have their own',
  ),
  quota(/addresslimit|number of addresses|elastic ips?\b/i, 'ec2', 'L-0263D0A3', 'EC2-VPC Elastic IPs'),
  quota(/nat ?gateway/i, 'vpc', 'L-FE5A380F', 'NAT gateways per Availability Zone'),
  quota(/egress-?only ?internet/i, 'vpc', 'L-45FE3B85', 'Egress-only internet gateways per Region'),
  quota(/internet ?gateway/i, 'vpc', 'L-A4707A72', 'Internet gateways per Region'),
  quota(/rules ?per ?security ?group/i, 'vpc', 'L-0EA8095F', 'Inbound or outbound rules per security group'),
  quota(/security ?groups? ?(?:per|for|on) ?.{0,20}(?:interface|eni)/i, 'vpc', 'L-2AFB9258', 'Security groups per network interface'),
  quota(/security ?group/i, 'vpc', 'L-E79EC296', 'VPC security groups per Region'),
  quota(/route ?table/i, 'vpc', 'L-589F43AA', 'Route tables per VPC'),
  quota(/routelimit|routes per/i, 'vpc', 'L-93826ACB', 'Routes per route table'),
  quota(/subnet(?:limit|s? per)|number of subnets/i, 'vpc', 'L-407747CB', 'Subnets per VPC'),
  quota(/peering/i, 'vpc', 'L-7E9ECCDB', 'Active VPC peering connections per VPC'),
  quota(/vpc ?endpoint/i, 'vpc', 'L-29B6F2EB', 'Interface VPC endpoints per VPC (gateway endpoints: L-1B52E74A)'),
  quota(/network ?interface ?limit|number of network interfaces/i, 'vpc', 'L-DF5E4CA3', 'Network interfaces per Region'),
  quota(/vpclimit|\bvpcs\b/i, 'vpc', 'L-F678F1CE', 'VPCs per Region'),
  quota(/\bgp3\b/i, 'ebs', 'L-7A658B76', 'Storage for General Purpose SSD (gp3) volumes'),
  quota(/\bgp2\b/i, 'ebs', 'L-D18FCD1D', 'Storage for General Purpose SSD (gp2) volumes'),
  quota(/^(?!.*\bdb ?(?:cluster|instance)).*\bsnapshotlimitexceeded/i, 'ebs', 'L-309BACF6', 'Snapshots per Region'),
  quota(/buckets?\b(?! that the specified instance)/i, 's3', 'L-DC2B2D3D', 'General purpose buckets'),
  quota(/codestorage|code storage/i, 'lambda', 'L-2ACBD22F', 'Function and layer storage'),
  quota(/concurrent ?execution|unreservedconcurrent/i, 'lambda', 'L-B99A9384', 'Concurrent executions'),
  quota(/policiesperrole|policies attached to (?:a |the )?role/i, 'iam', 'L-0DA4ABF3', 'Managed policies per role'),
  quota(/policiesperuser/i, 'iam', 'L-4019AD8B', 'Managed policies per user'),
  quota(/policiespergroup/i, 'iam', 'L-384571C4', 'Managed policies per group'),
  quota(/aclsizeperrole|trust policy/i, 'iam', 'L-C07B4B0D', 'Role trust policy length'),
  quota(/rolesper|quota for roles/i, 'iam', 'L-FE177D64', 'Roles per account'),
  quota(/instanceprofilesper/i, 'iam', 'L-6E65F664', 'Instance profiles per account'),
  quota(/usersper/i, 'iam', 'L-F55AF5E4', 'Users per account'),
  quota(/groupsperaccount/i, 'iam', 'L-F4A5425F', 'Groups per account'),
  quota(/servercertificates/i, 'iam', 'L-BF35879D', 'Server certificates per account'),
  quota(/openidconnectproviders/i, 'iam', 'L-858F3967', 'OpenId connect providers per account'),
  quota(/policiesperaccount|quota for policies\b/i, 'iam', 'L-E95E4862', 'Customer managed policies per account'),
  quota(/policysize|maximum policy size|policy ?size/i, 'iam', null, 'characters of a policy'),
  quota(/packed ?policy/i, 'sts', null, 'packed size of session policies and session tags'),
  quota(
    /accesskeysperuser|versionsperpolicy|groupsperuser|mfadevicesperuser|signingcertificatesperuser/i,
    'iam',
    null,
    'two access keys a user, five versions a policy, ten groups a user, eight MFA devices a user',
  ),
  quota(/hosted ?zone/i, 'route53', 'L-4EA4796A', 'Hosted zones'),
  quota(/number of aws accounts|account_number_limit/i, 'organizations', 'L-E619E033', 'Default maximum number of accounts'),
  quota(/toomanydistributions\b/i, 'cloudfront', 'L-24B04930', 'Distributions per AWS account'),
  quota(
    /toomanyloadbalancers|number of load balancers/i,
    'elasticloadbalancing',
    'L-53DA6B97',
    'Application Load Balancers per Region (Network: L-69A177A2, Classic: L-E9E9831D)',
  ),
  quota(/toomanytargetgroups/i, 'elasticloadbalancing', 'L-B22855CB', 'Target Groups per Region'),
  quota(/\bstacks?\b.{0,40}(?:limit|quota)|limit .{0,30}\bstacks?\b/i, 'cloudformation', 'L-0485CB21', 'Stack count'),
  quota(/auto ?scaling ?groups?/i, 'autoscaling', 'L-CDE20ADC', 'Auto Scaling groups per region'),
  quota(/db ?cluster ?quota|db clusters/i, 'rds', 'L-952B80B8', 'DB clusters'),
  quota(/manual (?:db )?snapshots|^snapshotquotaexceeded/i, 'rds', 'L-272F1212', 'Manual DB instance snapshots'),
  quota(/instancequotaexceeded|db instance quota/i, 'rds', 'L-7B6409FD', 'DB instances'),
  quota(/tables?\b.{0,40}(?:limit|quota|number)|number of tables/i, 'dynamodb', 'L-F98FE922', 'Maximum number of tables'),
  quota(/customer ?master ?keys|kms keys/i, 'kms', 'L-C2F1777E', 'Customer Master Keys (CMKs)'),
];
