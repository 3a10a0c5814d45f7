import type { DecodedMessage, MatchedStatement } from '../denial/decoded-message.ts';
import type { Denial, PolicyType } from '../denial/denial.ts';
import type { Cause, Evidence } from './cause.ts';
import { type CauseFinding, type CauseRule, noPolicy } from './finding.ts';

/**
 * The decoded message says whether a Deny matched or nothing allowed. It names the statement but not the policy type: that comes from
 * the text where both agree, or from a statement that belongs to the caller itself.
 * (STS API reference, DecodeAuthorizationMessage; IAM user guide, "Policy evaluation logic")
 */
export const fromDecodedMessage: CauseRule = ({ denial, decoded }) => {
  if (decoded === null || decoded.allowed === true) return null;
  if (decoded.explicitDeny === null) return withoutEffect(decoded);
  const effect = decoded.explicitDeny ? 'explicit' : 'implicit';
  const statement = decoded.matchedStatements.find((item) => item.effect?.toUpperCase() === 'DENY') ?? null;
  return {
    cause: decoded.explicitDeny ? denyCause(denial, decoded, statement) : missingCause(denial),
    certainty: 'decoded',
    evidence: [{ from: 'decoded message', says: decodedSays(decoded, statement) }, ...textEvidence(denial, effect)],
    advice: null,
  };
};

/** The type and the policy that the text names, where it speaks of the same effect. */
const fromText = ({ stated }: Denial, effect: 'explicit' | 'implicit'): Pick<Cause, 'policyType' | 'policyArn'> =>
  stated.effect === effect ? { policyType: stated.policyType, policyArn: stated.policyArn } : { policyType: null, policyArn: null };

const denyCause = (denial: Denial, decoded: DecodedMessage, statement: MatchedStatement | null): Cause => {
  const { policyType, policyArn } = fromText(denial, 'explicit');
  return {
    kind: 'explicit-deny',
    policyType: policyType ?? typeOfStatement(decoded, statement),
    policyArn,
    statementId: statement?.statementId ?? null,
  };
};

const missingCause = (denial: Denial): Cause => {
  const { policyType, policyArn } = fromText(denial, 'implicit');
  return { kind: 'missing-allow', policyType: policyType ?? 'identity', policyArn, statementId: null };
};

const textEvidence = (denial: Denial, effect: 'explicit' | 'implicit'): Evidence[] => {
  const { stated } = denial;
  if (stated.effect === effect) return stated.reason === null ? [] : [{ from: 'message', says: stated.reason }];
  return [...(stated.effect === null ? [] : [contradiction(denial, effect)]), ...(effect === 'implicit' ? [implicitCaveat] : [])];
};

/** A piece of a decoded message: it names the action and not whether a Deny or a missing Allow refused it. */
const withoutEffect = (decoded: DecodedMessage): CauseFinding => ({
  cause: { kind: 'unknown', ...noPolicy },
  certainty: 'unknown',
  evidence: [
    {
      from: 'decoded message',
      says: `allowed=${decoded.allowed ?? '(not shown)'}, action ${decoded.action ?? '(not shown)'}, resource ${decoded.resource ?? '(not shown)'}; explicitDeny is not shown, so a Deny and a missing Allow cannot be told apart`,
    },
  ],
  advice: null,
});

const decodedSays = (decoded: DecodedMessage, statement: MatchedStatement | null): string => {
  if (!decoded.explicitDeny) {
    return `allowed=false, explicitDeny=false, ${decoded.matchedStatements.length} matched statements${failuresOf(decoded)}`;
  }
  if (statement === null) return `allowed=false, explicitDeny=true, the denying statement is not shown${failuresOf(decoded)}`;
  const sid = statement.statementId === null ? 'without a Sid' : `"${statement.statementId}"`;
  const what = `Deny ${statement.actions.join(', ') || '(no action shown)'} on ${statement.resources.join(', ') || '(no resource shown)'}`;
  return `allowed=false, explicitDeny=true, statement ${sid}: ${what}${failuresOf(decoded)}`;
};

const failuresOf = (decoded: DecodedMessage): string => (decoded.failures.length === 0 ? '' : `; failures: ${decoded.failures.join(' ')}`);

/** A statement whose principal is the caller's own unique id is attached to the caller. */
const typeOfStatement = (decoded: DecodedMessage, statement: MatchedStatement | null): PolicyType | null => {
  const [uniqueId] = decoded.principalId?.split(':') ?? [];
  return uniqueId && statement?.principals.includes(uniqueId) ? 'identity' : null;
};

const contradiction = (denial: Denial, effect: string): Evidence => ({
  from: 'contradiction',
  says: `the text says "${denial.stated.reason ?? ''}" (${denial.stated.effect}), the decoded message says ${effect} deny; the decoded message wins`,
});

const implicitCaveat: Evidence = {
  from: 'inference',
  says: 'nothing allowed the request, which an identity policy would; a permissions boundary, SCP or session policy without the Allow looks the same in a decoded message',
};
