import { always, codeList, type LookAlikeRule } from './look-alike-rule.ts';

const kind = 'request-error' as const;

/** What CloudFormation says of stacks. (CloudFormation user guide, "Troubleshooting CloudFormation"; CLI user guide, "Handler error codes") */
export const stackRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'consequence',
    suggests:
      /resource (?:creation|update|deletion) cancell?ed|the following resource\(s\) failed to (?:create|update|delete)|embedded stack .{0,200}was not successfully (?:created|updated)|rollback requested by user/i,
    advice: always(
      'This is only a consequence: another resource of the stack failed first.',
      'Find the first failure: aws cloudformation describe-stack-events --stack-name <stack> --query "reverse(StackEvents[?contains(ResourceStatus, \'FAILED\')])|[0]"',
      'For a nested stack, look at the events of that stack: its ARN stands in the message',
      'Give the reason of that first failure to countersign explain',
    ),
  },
  {
    kind,
    rule: 'capabilities',
    codes: codeList('InsufficientCapabilities InsufficientCapabilitiesException'),
    says: /requires capabilities ?: ?\[/i,
    advice: always(
      'CloudFormation wants it said that the template may make IAM resources or expand macros: no policy is missing.',
      'Say it: --capabilities CAPABILITY_NAMED_IAM (or CAPABILITY_IAM, CAPABILITY_AUTO_EXPAND)',
      'Read what the template makes before: aws cloudformation validate-template --template-body file://template.yaml',
    ),
  },
  {
    kind,
    rule: 'exists-elsewhere',
    says: /already exists in stack|with identifier .{0,200}already exists|export .{1,200}cannot be (?:deleted|updated) as it is in use/i,
    advice: always(
      'A resource or export of that name belongs to another stack, or was made by hand.',
      'Give it another name, or leave the name out so that CloudFormation chooses one',
      'Or take it into the stack: aws cloudformation create-change-set --change-set-type IMPORT …',
      'Check account and Region: aws sts get-caller-identity',
    ),
  },
  {
    kind,
    rule: 'stack-state',
    says: /no updates are to be performed|is in [A-Z_]{4,40} state and can ?not be updated/i,
    advice: always(
      'The stack is in a state in which it takes no update, or nothing in it changes.',
      'See it: aws cloudformation describe-stacks --stack-name <stack> --query "Stacks[].StackStatus"',
      'ROLLBACK_COMPLETE: delete the stack and create it anew; UPDATE_ROLLBACK_FAILED: aws cloudformation continue-update-rollback --stack-name <stack>',
    ),
  },
  {
    kind,
    rule: 'template',
    says: /template (?:format |validation )?error: |properties validation failed for resource|extraneous key \[|parameters: \[.{1,200}\] must have values|unresolved resource dependencies|circular dependency between resources|encountered unsupported propert/i,
    advice: always(
      'CloudFormation does not take the template or its parameters: nothing was refused.',
      'Check it: aws cloudformation validate-template --template-body file://template.yaml, and cfn-lint, which knows the properties too',
      'See what the resource takes: aws cloudformation describe-type --type RESOURCE --type-name <AWS::Service::Type>',
    ),
  },
  {
    kind,
    rule: 'not-stable',
    codes: codeList(
      'NotStabilized NotStabilizedException GeneralServiceException HandlerInternalFailure HandlerInternalFailureException NotUpdatable NotUpdatableException ServiceInternalError NonCompliant',
    ),
    suggests:
      /did not receive a response from your custom resource|failed to stabilize in expected time|timed out waiting for creation of physical resource|received \d+ (?:failure|success) signal|exceeded attempts to wait/i,
    advice: always(
      'The resource did not become ready: the service accepted the call and failed later, or did not answer.',
      'Look at the resource in its own service, and at what it writes to its log',
      'For a custom resource, look at the log of its function: aws logs tail /aws/lambda/<function>',
      'A role of the resource that may not do what it must shows in CloudTrail: look for errors of that role at that minute',
    ),
  },
];
