// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are what is tested
import fc from 'fast-check';
import type { PolicyDocument } from '../../../../lambda/core/remedy/policy-document.ts';
import type { CodeInput } from '../../../../lambda/core/remedy/snippets/code-input.ts';

/** Pieces that end strings, comments and fences, or begin templates, in one of the languages that we print. */
// biome-ignore format: a list to read across
const pieces = [
  '"', "'", '`', '\\', '\\"', "\\'", '\n', '\r\n', '\t', '\u0000', '\u0085', '\u2028', '\u2029', '\u202e', '\ufeff', '\u{1f600}',
  '$', '%', '${', '%{', '$${', '%%{', '$$${', '${aws:username}', '${file("/etc/passwd")}', '%{ if true }', '~}', '}', ')', '{', '#', '//', '/*', '*/', '-->', '<!--',
  '```\n', '\n---\n', '\n- ', ': ', ' #', '!Sub ', '!Ref x', '&a', '*a', '<<EOF\n', '|\n', '"}\nresource "aws_iam_user" "x" {\n',
  "');globalThis.broken=1;('", '${(globalThis.broken=1)}', '`+(globalThis.broken=1)+`', "'+(globalThis.broken=1)+'", '\nglobalThis.broken = 1;\n', '\u2028globalThis.broken=1//',
  'null', 'Null', 'yes', 'No', 'true', '0x10', '1e3', '2012-10-17', '__proto__', 'constructor', 'Ref', 'Fn::GetAtt', '{{resolve:ssm:x}}', '${Token[TOKEN.1]}', 'for',
  'arn:aws:s3:::bucket/*', 'a',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const oneOrMore = (text: fc.Arbitrary<string>): fc.Arbitrary<string | string[]> =>
  fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));

const condition = fc.dictionary(
  fc.oneof(fc.constantFrom('StringEquals', 'Null', 'Bool', 'ArnNotLike'), hostileText),
  fc.dictionary(hostileText, oneOrMore(hostileText), { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
  { minKeys: 1, maxKeys: 2, noNullPrototype: true },
);

const policyWith = (action: fc.Arbitrary<string>, sid: fc.Arbitrary<string>): fc.Arbitrary<PolicyDocument> =>
  fc.record(
    {
      Version: fc.constant('2012-10-17' as const),
      Statement: fc.array(
        fc.record(
          {
            Sid: sid,
            Effect: fc.constant('Allow' as const),
            Action: oneOrMore(action),
            Resource: oneOrMore(hostileText),
            Condition: condition,
          },
          { requiredKeys: ['Effect', 'Action', 'Resource'], noNullPrototype: true },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { noNullPrototype: true },
  );

/** Inputs that no guard has seen: hostile in every part, except what is given. */
export const hostileInput = (action = hostileText, sid = hostileText): fc.Arbitrary<CodeInput> =>
  fc.record({
    policy: policyWith(action, sid),
    principal: fc.record({ kind: fc.constantFrom('role' as const, 'user' as const), name: hostileText, arn: hostileText }),
    incident: fc.oneof(fc.constant('cs-7f3k9q'), hostileText),
  });
