import { type Finding, fail, ok, putBack, warn } from './finding.ts';

export interface SeenRunbook {
  /** Systems Manager's word, `Active`. */
  readonly status: string;
  /** The default version's content. */
  readonly content: string;
  /** Numbers of all versions but the default one. */
  readonly otherVersions: readonly string[];
}

/**
 * Whether a runbook is there and is the one that was deployed. In: the SHA-256 of what is there, and of what should be; null where the
 * content was no JSON.
 */
export const judgeRunbook = (name: string, seen: SeenRunbook | null, hash: string | null, expected: string): readonly Finding[] => {
  if (seen === null) return [fail('runbooks', `there is no runbook ${name}`, putBack)];
  if (seen.status !== 'Active') return [fail('runbooks', `the runbook ${name} is ${seen.status}`, putBack)];
  if (hash !== expected)
    return [
      fail(
        'runbooks',
        `the runbook ${name} is not what was deployed: somebody changed it, or the stack is of another version`,
        `find out who (CloudTrail, UpdateDocument), and ${putBack}`,
      ),
    ];
  return [ok('runbooks', `the runbook ${name} is what was deployed`), ...judgeOldVersions(name, seen.otherVersions)];
};

/** Whoever may start a runbook may start an old version of it, with the approvers of its time. */
const judgeOldVersions = (name: string, versions: readonly string[]): readonly Finding[] => {
  const [oldest] = versions;
  if (oldest === undefined) return [];
  return [
    warn(
      'runbooks',
      `${versions.length} old version${versions.length === 1 ? '' : 's'} of ${name} can still be started, with the approvers of their time`,
      `delete each: aws ssm delete-document --name ${name} --document-version ${oldest}${versions.length === 1 ? '' : ` (and ${versions.slice(1).join(', ')})`}`,
    ),
  ];
};
