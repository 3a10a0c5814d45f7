import fc from 'fast-check';
import type { Explanation } from '../../../../lambda/core/cause/diagnosis.ts';
import type { Alert } from '../../../../lambda/core/message/alert.ts';

/** Pieces that mean something to Slack, mail, JSON, shells, URLs or terminals, and what hides in Unicode. */
const hostilePieces = [
  '<!channel>',
  '<!here|now>',
  '@here',
  '@everyone',
  '<@U012AB3CD>',
  '<https://evil.example/|AWS console>',
  'https://evil.example/login',
  '*bold*',
  '_em_',
  '~gone~',
  '`code`',
  '```',
  '\n\n*Approve now*',
  '\r\nBcc: all@example.com',
  '&lt;',
  '&',
  '>',
  '"',
  "'",
  '\\',
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\u200b',
  '\u2028',
  '\ud800',
  ':fire:',
  '|',
  '../',
  '#/x?y=z',
  '%0a',
  '$(id)',
  '`id`',
  '{{x}}',
  'é',
  '漢字',
  '😀',
  '__proto__',
  'arn:aws:s3:::b/<!channel>',
];

export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...hostilePieces), fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''))
  .chain((text) => fc.constantFrom(text, text, text, text.repeat(60)));
const orNull = fc.option(hostileText, { nil: null });
const few = (text: fc.Arbitrary<string>) => fc.array(text, { maxLength: 12 });

/** Hands out generated texts one after the other, again from the first when they are used up. */
const supply = <T>(values: readonly T[], otherwise: T): (() => T) => {
  let used = 0;
  return () => values[used++ % Math.max(1, values.length)] ?? otherwise;
};

/** An explanation with hostile text in every field that comes from an event, and in our own words that repeat it. */
const hostileExplanation = (real: Explanation): fc.Arbitrary<Explanation> =>
  fc
    .record({
      texts: fc.array(hostileText, { minLength: 1, maxLength: 40 }),
      nullables: fc.array(orNull, { minLength: 1, maxLength: 40 }),
      lists: fc.array(few(hostileText), { minLength: 1, maxLength: 10 }),
      context: fc.dictionary(hostileText, few(hostileText), { noNullPrototype: true }),
      condition: fc.dictionary(hostileText, fc.dictionary(hostileText, hostileText, { noNullPrototype: true }), { noNullPrototype: true }),
      kind: fc.constantFrom('grant' as const, 'advice' as const, 'withheld' as const, 'none' as const),
      carrier: fc.constantFrom('cloudtrail' as const, 'autoscaling' as const, 'text' as const),
      partition: fc.oneof(fc.constantFrom('aws', 'aws-cn', 'constructor'), hostileText),
    })
    .map(({ texts, nullables, lists, context, condition, kind, carrier, partition }) => {
      const next = supply(texts, '');
      const some = supply(nullables, null);
      const list = supply<readonly string[]>(lists, []);
      return {
        ...real,
        denial: {
          ...real.denial,
          id: some(),
          time: some(),
          account: some(),
          region: some(),
          carrier,
          partition,
          service: some(),
          operation: some(),
          errorCode: some(),
          requestId: some(),
          message: some(),
          userAgent: some(),
          sourceIp: some(),
          principal: { ...real.denial.principal, arn: some(), name: some(), session: some(), account: some() },
        },
        authorizations: list().map(() => ({ action: some(), resource: some(), context, from: 'stated' as const })),
        cause: { ...real.cause, policyArn: some(), statementId: some() },
        evidence: list().map(() => ({ from: next(), says: next() })),
        remedy: {
          ...real.remedy,
          kind,
          summary: next(),
          steps: list(),
          owner: some(),
          warnings: list(),
          policy: {
            Version: '2012-10-17' as const,
            Statement: list().map(() => ({
              Sid: next(),
              Effect: 'Allow' as const,
              Action: list(),
              Resource: next(),
              Condition: condition,
            })),
          },
          guards: list().map(() => ({ guard: 'wildcard' as const, verdict: 'withhold' as const, reason: next() })),
        },
      };
    });

export const hostileAlert = (real: Alert): fc.Arbitrary<Alert> =>
  fc
    .record({
      explanation: hostileExplanation(real.explanation),
      probing: fc.option(fc.record({ actions: fc.array(hostileText, { maxLength: 60 }), minutes: fc.nat() }), { nil: null }),
      owners: fc.array(fc.record({ tag: hostileText, value: hostileText }), { maxLength: 12 }),
      accountNames: fc.dictionary(hostileText, hostileText, { noNullPrototype: true }),
      healthIssue: orNull,
      id: hostileText,
      sessions: fc.array(hostileText, { maxLength: 100 }),
      regions: few(hostileText),
      times: fc.tuple(hostileText, hostileText),
      names: fc.tuple(orNull, orNull, orNull, orNull, orNull),
      count: fc.nat(),
    })
    .map(({ explanation, probing, owners, accountNames, healthIssue, id, sessions, regions, times, names, count }) => ({
      ...real,
      explanation,
      probing,
      owners,
      accountNames,
      healthIssue,
      incidentTable: { name: id, region: regions[0] ?? 'eu-west-1', partition: 'aws', key: { pk: id, sk: id } },
      incident: {
        ...real.incident,
        id,
        sessions,
        regions,
        count,
        cause: explanation.cause,
        remedy: explanation.remedy.kind,
        firstSeen: times[0],
        lastSeen: times[1],
        account: names[0],
        principalArn: names[1],
        principalName: names[2],
        action: names[3],
        resource: names[4],
      },
    }));
