import { always, codeList, type LookAlikeRule } from './look-alike-rule.ts';
import { mentionsAws } from './refusal-words.ts';

// Parts of words with which services name what is wrong with a request. (2,600 error codes of AWS's service models, botocore 1.44.5)
const codeForm =
  /NotFound|NotFond|NoSuch|Non[Ee]xist|DoesNotExist|NotExist|^NoSuch|^Unknown|AlreadyExist|Already|Exists?(?:Exception|Fault)?$|Duplicate|InUse|NotEmpty|NonEmpty|^Empty|Conflict|Concurrent|Condition|Idempoten|Mismatch|DoesNotMatch|NotMatch|Incompatible|NotCompatible|Inconsistent|^Illegal|Incorrect|Invalid|NotValid|Malformed|Missing|Required|Unsupported|Not?(?:Longer)?Support|DoesNotSupport|NotImplemented|NotAvailable|Unavailable|NotReady|NotActive|NotRegistered|NotRunning|NotIn|NotAttach|NotAssociat|NotConfigured|NotPermitted|NotAllowed|Prohibited|NotManagement|NotOrganization|IsNot|TooLarge|TooLong|TooOld|TooSmall|TooLow|TooBig|OutOf|OutdatedException|SizeExceeded|LengthExceeded|Expired|Expiration|Timed?[Oo]ut|Deleted|Deleting|Deprecated|Disabled|Stale|Locked|Pending|InProgress|Running|Stopp(?:ed|ing)|Completed|Started|Terminat|Cancell?ed|Associated|Subscribed|Scheduled|State|Status|Dependen|Validation|Verif|BadRequest|BadDocument|Constraint|Unprocessable|Precondition|Immutable|Unmodifiable|Modified|Overlap|Exceed|Failed|Failure|Rejected|Violation|Serialization|Parsing|Parse|Version|Reserved|Cannot|Unable|Resource(?:Contention|Exists)|Aborted|Throughput|ClientException$|^(?:Argument|Bad)(?:Exception|Error)|TooManyEntries|NotDistinct|SameFile|SamePath|SourceAndDestination|NotLatest|NoChange|NoUpdate|Unchanged|Loop|Recursive|Gone|Collision|Lock|Revision|Contains|MultipleI|Oversized|^QueueName|DependencyViolation|^4(?:00|04|05|09|10|12|13|15|16)$/;

// What programs call their own exceptions; AWS uses some of these names too: then the text is about AWS, or there is none.
const ofPrograms = new Set(
  codeList(
    'FileNotFoundException FileNotFoundError ModuleNotFoundError ClassNotFoundException FileExistsError NoSuchElementException NoSuchMethodError NoSuchFieldError',
    'IllegalArgumentException IllegalStateException IllegalMonitorStateException UnsupportedOperationException ConcurrentModificationException InvalidOperationException',
    'TimeoutException TimeoutError ConnectionTimeout InvalidArgumentError ValidationError ParseError ParsingException ClientError NumberFormatException IndexOutOfBoundsException ArrayIndexOutOfBoundsException OutOfMemoryError',
    'RuntimeException ExecutionException CompletionException BadRequestError SerializationException NotImplementedError ArithmeticException StateError RangeError UnknownHostException InvalidKeyException MissingResourceException AssertionFailedError',
    'ExecutionTimeoutException SocketTimeoutException ConnectTimeoutException ReadTimeoutError UnknownError ConnectionFailed CommandFailed CalledProcessError',
  ).map((name) => name.toLowerCase()),
);

const wrong =
  /failed to satisfy constraint|validation errors? detected|pre-?conditions? you specified did not hold|conditional request failed|requested resource not found|is not empty|must have (?:length|value)|does(?: not|n't) exist|do not exist|(?:was|were|be) not found|\bnot found\b|can(?:not|'t| not) be found|could(?: not|n't) (?:be found|find)|can't find the specified|no longer exists?|already exists?|is not valid|(?:is|are) invalid|invalid (?:parameter|value|argument|input)|(?:currently|is|are) (?:in use|not supported)|cannot be (?:deleted|modified|updated|removed)|has (?:a )?dependent objects?|in an? (?:incorrect|invalid|wrong|valid) state|not in (?:a|the) (?:valid|correct|right|available) state|is not in a state|not in a valid state|does not permit attaching|malformed|unparseable|could not start because|cannot delete entity, must|are in different (?:vpcs|networks)|backup job (?:expired|failed to start)|specified .{1,60} does not/i;

// Things of AWS that messages name without saying AWS.
const thing =
  /\b(?:bucket|ami|image id|instance profile|iam role|security group|subnet|vpc|key ?pair|launch template|load balancer|target group|hosted zone|web acl|user pool|identity pool|log group|change set|stack|task definition|container instance|node ?group|state machine|event bus|db (?:instance|cluster|snapshot)|access point|recovery point|backup (?:vault|job|plan)|auto scaling group|secrets manager)\b/i;

/**
 * Everything else that is wrong with a request, asked last: validation, not found, conflict, wrong state. Without a code, the text must
 * be about AWS, or name one of its things beside the words: "not found" is what every program says.
 */
export const generalRequestRule: LookAlikeRule & {
  readonly proof: (asWritten: string | null, code: string | null, text: string) => string | null;
} = {
  kind: 'request-error',
  rule: 'request',
  proof: (asWritten, code, text) => {
    if (code !== null && codeForm.test(code) && (!ofPrograms.has(code.toLowerCase()) || text === '' || mentionsAws(text))) return asWritten;
    return wordsOf(code, text);
  },
  advice: always(
    'AWS did not refuse this for want of permission: something in the request is wrong.',
    'Read the message: it names a parameter, a state, or a thing that is not there (or is there already)',
    'Check account and Region: what is not found is often somewhere else (aws sts get-caller-identity, AWS_REGION)',
  ),
};

const wordsOf = (code: string | null, text: string): string | null => {
  const found = wrong.exec(text);
  if (found === null) return null;
  const around = text.slice(Math.max(0, found.index - 160), found.index + found[0].length + 60);
  return code !== null || mentionsAws(text) || thing.test(around) ? found[0] : null;
};
