import type { CauseFinding, CauseInput, CauseRule } from './finding.ts';
import { fromDecodedMessage } from './from-decoded-message.ts';
import { fromLookAlike } from './from-look-alike.ts';
import { fromOtherError } from './from-other-error.ts';
import { fromStatedReason } from './from-stated-reason.ts';
import { fromVpcEndpointEvent } from './from-vpc-endpoint-event.ts';
import { refusedWithoutReason } from './refused-without-reason.ts';

/** In order; the first that answers wins. */
const rules: readonly CauseRule[] = [
  fromDecodedMessage,
  fromStatedReason,
  fromLookAlike,
  fromVpcEndpointEvent,
  refusedWithoutReason,
  fromOtherError,
];

/** Why the request was refused, or null where nothing in it says that it was. */
export const classify = (input: CauseInput): CauseFinding | null => {
  for (const rule of rules) {
    const finding = rule(input);
    if (finding) return finding;
  }
  return null;
};
