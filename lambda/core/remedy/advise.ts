import type { Diagnosis } from '../cause/diagnosis.ts';
import type { Advice, Advisor } from './advice/advice.ts';
import { blockPublicAccessAdvice } from './advice/block-public-access-advice.ts';
import { boundaryAdvice } from './advice/boundary-advice.ts';
import { identityCenterAdvice } from './advice/identity-center-advice.ts';
import { explicitDenyAdvice } from './advice/identity-deny-advice.ts';
import { missingAllowAdvice } from './advice/missing-allow-advice.ts';
import { organizationAdvice } from './advice/organization-advice.ts';
import { resourceAdvice } from './advice/resource-advice.ts';
import { sessionAdvice } from './advice/session-advice.ts';
import { serviceLinkedRoleAdvice, virtualMfaAdvice } from './advice/special-case-advice.ts';
import { trustAdvice } from './advice/trust-advice.ts';
import { unknownAdvice } from './advice/unknown-advice.ts';
import { unseenLayerAdvice } from './advice/unseen-layer-advice.ts';
import { vpcEndpointAdvice } from './advice/vpc-endpoint-advice.ts';

/** In order; the first that applies speaks. */
const advisors: readonly Advisor[] = [
  virtualMfaAdvice,
  organizationAdvice,
  boundaryAdvice,
  sessionAdvice,
  vpcEndpointAdvice,
  blockPublicAccessAdvice,
  trustAdvice,
  serviceLinkedRoleAdvice,
  identityCenterAdvice,
  resourceAdvice,
  explicitDenyAdvice,
  unseenLayerAdvice,
  missingAllowAdvice,
];

/** What to do about a refusal that is not patched by us. A look-alike brings its own advice. */
export const advise = (diagnosis: Diagnosis): Advice => {
  if (diagnosis.advice !== null) return { ...diagnosis.advice, owner: null, warnings: [] };
  for (const advisor of advisors) {
    const advice = advisor(diagnosis);
    if (advice) return advice;
  }
  return unknownAdvice(diagnosis);
};
