/** Settings of the mode approve with approvers of each kind, as tests use them. */
export const account = '111122223333';
export const approving = {
  mode: 'approve',
  approvers: [
    `arn:aws:iam::${account}:role/oncall`,
    `arn:aws:iam::${account}:user/leads/lena`,
    `arn:aws:sts::${account}:assumed-role/security/ana`,
  ],
  approvalEmails: ['approvers@example.com'],
} as const;
