/** Resources whose name is in the request while the id behind it is not: the name alone already means one resource. */
const forms: readonly (readonly [service: string, resource: string])[] = [
  // "stack/NAME/*" is what CloudFormation checks where it was called with a name.
  ['cloudformation', 'stack/{name}/*'],
  ['cloudformation', 'stackset/{name}:*'],
  ['cloudformation', 'changeSet/{name}/*'],
  // Auto Scaling's documented form: the UUID is `*`. (EC2 Auto Scaling user guide, "Resource-level permissions")
  ['autoscaling', 'autoScalingGroup:*:autoScalingGroupName/{name}'],
  ['autoscaling', 'launchConfiguration:*:launchConfigurationName/{name}'],
  ['elasticloadbalancing', 'loadbalancer/app/{name}/*'],
  ['elasticloadbalancing', 'loadbalancer/net/{name}/*'],
  ['elasticloadbalancing', 'loadbalancer/gwy/{name}/*'],
  ['elasticloadbalancing', 'targetgroup/{name}/*'],
  ['wafv2', 'regional/webacl/{name}/*'],
  ['wafv2', 'regional/ipset/{name}/*'],
  ['wafv2', 'regional/rulegroup/{name}/*'],
  ['wafv2', 'regional/regexpatternset/{name}/*'],
  ['wafv2', 'global/webacl/{name}/*'],
  ['wafv2', 'global/ipset/{name}/*'],
  ['wafv2', 'global/rulegroup/{name}/*'],
  ['wafv2', 'global/regexpatternset/{name}/*'],
  ['kafka', 'cluster/{name}/*'],
  ['apprunner', 'service/{name}/*'],
  // Six characters that Secrets Manager adds to the name. (Secrets Manager user guide, "Permissions policy examples")
  ['secretsmanager', 'secret:{path}-??????'],
];

const literal = (text: string): string => text.replace(/[*?]/g, '\\$&');

/** The forms as patterns of an ARN's resource part; `{name}` is one segment without any wildcard. */
export const namedResources: readonly { readonly service: string; readonly pattern: RegExp }[] = forms.map(([service, resource]) => ({
  service,
  pattern: new RegExp(`^${literal(resource).replace('{name}', '[^*?/:]+').replace('{path}', '[^*?:]+')}$`),
}));
