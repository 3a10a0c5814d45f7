import { lookUpActions } from '../../../lambda/adapters/catalog.ts';
import { wholeCallActions } from '../../../lambda/core/authorization/whole-call.ts';
import type { Explanation } from '../../../lambda/core/cause/diagnosis.ts';
import type { ProposeSettings } from '../../../lambda/core/remedy/propose.ts';
import { withWholeCall } from '../../../lambda/core/remedy/whole-call-grant.ts';

/** An explanation with the grant for the whole API call, while the request's parameters are still at hand: they are not kept. */
export const withWholeCallOf = async (explanation: Explanation, settings: ProposeSettings): Promise<Explanation> => {
  const { remedy, denial, authorizations } = explanation;
  if (remedy.kind !== 'grant' || denial.request === null) return explanation;
  const actions = [...authorizations.flatMap(({ action }) => action ?? []), ...wholeCallActions(denial)];
  return { ...explanation, remedy: withWholeCall(remedy, explanation, await lookUpActions(actions), settings) };
};
