import pc from 'picocolors';
import { terminalPage } from '../../../../lambda/core/message/terminal/page.ts';
import { noPaint } from '../../../../lambda/core/message/terminal/paint.ts';
import { explainOne } from '../../../explain-text.ts';

const page = async (text: string, width = 100): Promise<string> =>
  terminalPage(await explainOne(text), { width, paint: noPaint, source: 'denial.txt' });

const missing =
  'An error occurred (AccessDeniedException) when calling the DescribeCluster operation: User: arn:aws:sts::111122223333:assumed-role/ci-deployer/gha-8841 is not authorized to perform: eks:DescribeCluster on resource: arn:aws:eks:eu-west-1:111122223333:cluster/web because no identity-based policy allows the eks:DescribeCluster action';
const scp =
  'User: arn:aws:sts::222233334444:assumed-role/AWSReservedSSO_PowerUser_0a1b2c3d4e5f6071/alice@example.com is not authorized to perform: rds:CreateDBInstance on resource: arn:aws:rds:us-east-2:222233334444:db:test with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-abcd1234ef/service_control_policy/p-1234abcd';

test('a missing allow: what happened, who, what, why, evidence, remedy, policy, next command', async () => {
  expect(await page(missing)).toMatchSnapshot();
});

test('a deny of the organization: advice with the text to change, and whom to ask', async () => {
  expect(await page(scp)).toMatchSnapshot();
});

test('lines keep to the width, except what is to be copied whole', async () => {
  for (const line of (await page(scp, 60)).split('\n')) {
    const longestWord = Math.max(...line.split(' ').map((word) => word.length));
    expect(line.length <= 60 || longestWord > 30).toBe(true);
  }
});

test('without paint there is no colour, with paint there is', async () => {
  expect(await page(missing)).not.toContain('\u001b[');
  const colours = pc.createColors(true);
  expect(terminalPage(await explainOne(missing), { width: 100, paint: colours, source: '-' })).toContain('\u001b[');
});
