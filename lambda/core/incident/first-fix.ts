import type { RemedyKind } from '../remedy/remedy.ts';
import type { Fix } from './incident.ts';

/** How the fix of an incident stands at its first denial, by the remedy that was found. */
export const firstFix = { advice: 'advice', grant: 'proposed', withheld: 'none', none: 'none' } as const satisfies Record<RemedyKind, Fix>;
