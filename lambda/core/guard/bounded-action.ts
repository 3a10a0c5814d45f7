import { conditionValues, type PolicyEntry } from './policy-parts.ts';

/** An action that gives privileges unless a condition ties it to one use. */
interface BoundedAction {
  readonly isBounded: (entry: PolicyEntry) => boolean;
  readonly unless: string;
}

const servicePrincipal = /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/;
const exactRole = /^arn:aws[a-z-]*:iam::\d{12}:role\/[^*?]+$/;

const boundedActions: ReadonlyMap<string, BoundedAction> = new Map([
  [
    // With one role and one receiver an approver can see what is handed to whom. Without the receiver the role can go to any service
    // in which the principal may run code. (IAM user guide, "Grant a user permissions to pass a role to an AWS service")
    'iam:passrole',
    {
      isBounded: ({ resources, condition }) => {
        const receivers = conditionValues(condition, 'StringEquals', 'iam:PassedToService');
        return (
          resources.every((role) => exactRole.test(role)) && receivers.length > 0 && receivers.every((name) => servicePrincipal.test(name))
        );
      },
      unless:
        'hands a role to a service, and whoever may run code there has that role: it is granted only for one exact role and one service (iam:PassedToService)',
    },
  ],
  [
    // AWS services make grants for their own use of a key, of an EBS volume for example. (KMS developer guide, "kms:GrantIsForAWSResource")
    'kms:creategrant',
    {
      isBounded: ({ condition }) => {
        const values = conditionValues(condition, 'Bool', 'kms:GrantIsForAWSResource');
        return values.length > 0 && values.every((value) => value === 'true');
      },
      unless: 'lets anybody whom the caller names use the key: it is granted only for the use of AWS services (kms:GrantIsForAWSResource)',
    },
  ],
]);

/** Why an entry gives too much, `bounded` where its condition ties it down, null for all other actions. */
export const boundOf = (
  entry: PolicyEntry,
): { readonly kind: 'bounded' } | { readonly kind: 'unbounded'; readonly because: string } | null => {
  const rule = boundedActions.get(entry.action.toLowerCase());
  if (rule === undefined) return null;
  return rule.isBounded(entry) ? { kind: 'bounded' } : { kind: 'unbounded', because: rule.unless };
};
