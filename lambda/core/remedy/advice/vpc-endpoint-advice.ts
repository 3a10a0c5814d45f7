import { type Advisor, factsFor, json } from './advice.ts';

/** VPC endpoint policies. (AWS PrivateLink guide, "Control access to VPC endpoints using endpoint policies") */
export const vpcEndpointAdvice: Advisor = (diagnosis) => {
  if (diagnosis.cause.policyType !== 'vpc-endpoint') return null;
  const facts = factsFor(diagnosis);
  const endpoint = diagnosis.denial.vpcEndpointId ?? '<vpce-id>';
  const service = facts.action.split(':')[0];
  return {
    summary: `The policy of the VPC endpoint ${diagnosis.cause.kind === 'explicit-deny' ? 'denies' : 'does not allow'} ${facts.action}: the request came through an endpoint whose owner decides what passes.`,
    owner: 'the owner of the VPC endpoint (the network or platform team)',
    steps: [
      diagnosis.denial.vpcEndpointId === null
        ? `Find the endpoint of the caller's VPC: aws ec2 describe-vpc-endpoints --filters Name=service-name,Values='*.${service}*'`
        : `Read its policy: aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${endpoint} --query 'VpcEndpoints[].PolicyDocument'`,
      diagnosis.cause.kind === 'explicit-deny'
        ? `Narrow the Deny statement that matches ${facts.action} on ${facts.resource}`
        : `Add to the endpoint policy: ${json({ Effect: 'Allow', ...facts.callerThroughEndpoint, Action: facts.action, Resource: facts.resource })}`,
      `Apply it: aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${endpoint} --policy-document file://policy.json`,
    ],
    warnings: ['The endpoint may belong to another account: its denials are then not in your CloudTrail.'],
  };
};
