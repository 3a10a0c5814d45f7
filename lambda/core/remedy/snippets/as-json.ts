import { safeJson } from '../../message/plain-text.ts';
import type { CodeInput } from './code-input.ts';

/** The document alone, for `--policy-document file://…`: JSON has no comments, and IAM takes no other fields. */
export const asJson = ({ policy }: CodeInput): string => `${safeJson(policy, 2)}\n`;
