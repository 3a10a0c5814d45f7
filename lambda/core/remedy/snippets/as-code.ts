import { asCdk } from './as-cdk.ts';
import { asCloudFormation } from './as-cloud-formation.ts';
import { asJson } from './as-json.ts';
import { asTerraform } from './as-terraform.ts';
import type { CodeFormat, CodeInput } from './code-input.ts';

/**
 * The grant as code, ready to paste and ending in a line break: a change by hand is drift that no tool shows, so the permanent fix
 * belongs where the role is made. Names from events cannot leave their string or comment, in any format.
 */
export const asCode = (format: CodeFormat, input: CodeInput): string => {
  switch (format) {
    case 'json':
      return asJson(input);
    case 'cfn':
      return asCloudFormation(input);
    case 'cdk':
      return asCdk(input);
    case 'terraform':
      return asTerraform(input);
    default:
      return format satisfies never;
  }
};
