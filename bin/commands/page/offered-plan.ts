import { isOffered, type PlanInput, type PreparedPlan, preparePlan } from '../../../lambda/core/grant/prepare-plan.ts';

type Offered = Omit<PlanInput, 'explanation' | 'settings'> & { readonly [Part in 'explanation' | 'settings']: PlanInput[Part] | null };

/** The plan that could be asked for, or why none; null where no grant is proposed, or the stack only advises. */
export const offeredPlan = ({ explanation, settings, ...input }: Offered): PreparedPlan | null =>
  settings === null || explanation === null || !isOffered(input.incident, explanation)
    ? null
    : preparePlan({ ...input, explanation, settings });
