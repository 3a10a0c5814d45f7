import { approvalPage } from '../../../../lambda/core/message/grant/approval-page.ts';
import { noPaint } from '../../../../lambda/core/message/terminal/paint.ts';
import { grantParameters } from '../../../runbooks/runbook-values.ts';

const pageOf = (document: string): string => approvalPage({ parameters: grantParameters, document, hash: 'a'.repeat(64) }, noPaint);

test('a document is laid out to be read', () => {
  expect(pageOf(grantParameters.PolicyDocument)).toContain('    +       "Action": "s3:GetObject",\n');
});

test('a key that stands there twice hides nothing from who signs', () => {
  const document = grantParameters.PolicyDocument.replace('"Action":"s3:GetObject"', '"Action":"s3:*","Action":"s3:GetObject"');
  expect(pageOf(document)).toContain('s3:*');
});
