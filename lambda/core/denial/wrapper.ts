import { isAuthorizationCode } from './authorization-codes.ts';

/** What the program that printed the error says around AWS's own words. */
export interface Wrapper {
  readonly errorCode: string | null;
  readonly operation: string | null;
  /** The service as the wrapper calls it (`EC2`, `AmazonEC2`, `CloudWatch Logs`), or an IAM prefix. */
  readonly serviceName: string | null;
  readonly requestId: string | null;
}

/** Reads the wrappers of the AWS CLI, the SDKs, Terraform, CloudFormation and raw service answers. */
export const readWrapper = (text: string): Wrapper => {
  const head = text.slice(0, 20_000);
  const call = findCall(head);
  return {
    errorCode: first(head, codeForms) ?? findBareCode(head),
    operation: call?.operation ?? null,
    serviceName: call?.service ?? first(head, serviceForms),
    requestId: first(head, requestIdForms),
  };
};

const first = (text: string, forms: readonly RegExp[]): string | null => {
  for (const form of forms) {
    const found = form.exec(text)?.[1];
    if (found !== undefined) return found.trim();
  }
  return null;
};

// Each form with the program that prints it.
const codeForms: readonly RegExp[] = [
  /An\s+error\s+occurred\s+\(([A-Za-z0-9._]{1,100})\)(?:\s*when\s+calling|:)/, // AWS CLI, boto3
  /A\s+client\s+error\s+\(([A-Za-z0-9._]{1,100})\)\s+occurred/, // AWS CLI before 2016
  /api\s+error\s+([A-Za-z0-9._]{1,100}):/, // SDK for Go v2, Terraform
  /\b(Client\.[A-Z][A-Za-z.]{2,80})\b/, // EC2, as CloudTrail and its API write it
  /HandlerErrorCode:\s*([A-Za-z0-9]{1,60})(?=[)\s"])/, // CloudFormation resource handlers
  /error\s+code:\s*([A-Za-z0-9._]{1,100})/i, // SDK for Java v1
  /typeName:\s*Optional\("([A-Za-z0-9._]{1,100})"/, // SDK for Swift
  /code:\s*Some\("([A-Za-z0-9._]{1,100})"/, // SDK for Rust
  /\.model\.((?!Amazon|[A-Z][a-z0-9]+Exception)[A-Z][A-Za-z0-9]{3,80}|(?:Throttling|Validation|Conflict|Forbidden|Unauthorized)Exception)(?=:)/, // SDK for Java, modelled exceptions
  /"__type"\s*:\s*"(?:[^"#]{0,100}#)?([A-Za-z0-9._]{1,100})"/, // JSON protocol answers
  /["'](?:errorType|errorCode|Code|code|Error|error|name|__type)["']\s*:\s*["'](?!Success["'])(?:[A-Za-z.]{0,100}[#.])?([A-Z][A-Za-z0-9]{2,80}(?:\.[A-Z][A-Za-z]{1,60})?)["']/, // botocore's dict, JavaScript, Lambda
  /Aws::[A-Za-z0-9]{1,40}::Errors::([A-Za-z0-9]{1,80})/, // SDK for Ruby
  /Sender([A-Z][A-Za-z]{2,60}?)User:/, // XML with its tags taken out
];

// A word in front of `: text`, alone on its line, or where a sentence follows it.
const bareCode =
  /(?<![:/\w.-])((?:Server\.)?[A-Z][A-Za-z0-9]{2,70}(?:\.[A-Z][A-Za-z]{1,60})?)(?=\s*(?::\s|\n|`|—|-\s|\.\.\.|$)|\s+(?:KMS Message|when calling|User\b))/g;
const codeShape =
  /(?:Exception|Denied|Operation|Required|Fault|Exceeded|Expired|NotFound|InUse|Throttling|Capacity|Verification|Failed|Empty|Token|TokenId|Document|Failure|Forbidden|Unauthorized|SlowDown|Error)$/;
const camelCase = /[a-z][A-Z]/;
// What programs call their own exceptions and fields, not what AWS answers.
const notACode =
  /^InvalidOperation(?:Exception)?$|^(?:Client|Runtime|Execution|Completion|Invocation|IO|Resource[A-Z]?[a-z]*Initialization|Amazon[A-Za-z0-9]*|[A-Z][a-z]+(?:[A-Z][a-z]+)?Client|Sdk|Service|Unhandled|Uncaught|Boto|Python|Java)(?:Error|Exception)$|^(?:Status|Request|Host|HandlerError)(?:Code|ID|Id|Token)$|^(?:Error|Message|User|Users|Principal|Encoded|Caused)$|Message$|^Cannot|Failed$|Info$|ErrorId$|^(?:Access)?(?:Exception|Operation|Required|Fault|Exceeded|Expired|NotFound|InUse|Capacity|Verification|Empty|Token|Document|Failure)$|^Denied$/;

/** Of several words of that form, one that is known to mean a refusal says more than the exception of the program around it. */
const findBareCode = (text: string): string | null => {
  const words = [...text.slice(0, 6000).matchAll(bareCode)]
    .filter(
      (match) =>
        codeShape.test(match[1] ?? '') || (camelCase.test(match[1] ?? '') && /^\s*:\s/.test(text.slice(match.index + match[0].length))),
    )
    .map((match) => match[1] ?? '')
    .filter((word) => !notACode.test(word));
  // `403 Forbidden` is HTTP's word; AWS's own says more.
  const own = words.filter((word) => word !== 'Forbidden' && word !== 'Unauthorized');
  return own.find(isAuthorizationCode) ?? words.find(isAuthorizationCode) ?? words[0] ?? null;
};

const serviceForms: readonly RegExp[] = [
  /\(Service:\s*([A-Za-z0-9 ]{1,60})[;,]/i, // SDK for Java v1 and v2
  /AWS Service:\s*([A-Za-z0-9]{1,60})[;,]/, // SDK for Java, first versions
  /Aws::([A-Za-z0-9]{1,40})::Errors/,
  /services?\.([a-z0-9]{2,40})\.model\./, // Java packages
  /\bAmazon\.([A-Za-z0-9]{1,40})\.(?:Model\.)?Amazon[A-Za-z0-9]{1,40}Exception/, // SDK for .NET
];

const requestIdForms: readonly RegExp[] = [
  /request_?id\d?"?:\s*(?:Optional|Some)\("([A-Za-z0-9-]{8,80})"/i, // SDKs for Swift and Rust
  /["']?(?:AWS\s+)?Request[\s_-]?ID["']?\s*[:=]\s*["']?([A-Za-z0-9-]{8,80})/i,
  /x-amzn?-request-?id["']?\s*[:=]\s*["']?([A-Za-z0-9-]{8,80})/i,
];

const callForms: readonly RegExp[] = [
  /when\s+calling\s+the\s+(?<operation>[A-Za-z0-9]{2,80}?)\s*operation\b/, // AWS CLI, boto3
  /operation\s+error\s+(?<service>[A-Za-z0-9 -]{2,60}):\s*(?<operation>[A-Za-z0-9]{2,80}),/, // SDK for Go v2
  /when\s+calling\s+(?<operation>[A-Z][A-Za-z0-9]{2,80})\b/, // shortened boto3
  /\bAPI:\s*(?<service>[a-z0-9-]{2,40}):(?<operation>[A-Z][A-Za-z0-9]{2,80})/, // CloudFormation, older stacks
  /Error executing "(?<operation>[A-Za-z0-9]{2,80})" on "https?:\/\/(?:[^"/\s]{1,200}\.)?(?<service>(?![a-z]{2}-)[a-z0-9-]{2,40})\.(?:[a-z]{2}(?:-[a-z]+)+-\d\.)?amazonaws\./, // SDK for PHP
  /\bcalling\s+(?<service>[a-z0-9-]{2,40}):(?<operation>[A-Z][A-Za-z0-9]{2,80})\b/, // Terraform
];

const findCall = (text: string): { operation: string; service: string | null } | null => {
  for (const form of callForms) {
    const groups = form.exec(text)?.groups;
    const operation = groups?.['operation'];
    if (operation !== undefined) return { operation, service: groups?.['service'] ?? null };
  }
  return null;
};
