import type { ServiceId } from '#contract/ids.ts';
import { refuse } from './outcome.ts';
import type { State } from './state.ts';
import type { Refused } from './types.ts';

/** [V2] Whether a visit to this service may end with this outcome. */
export function outcomeRefused(state: State, service: ServiceId, outcome: string | null): Refused | null {
  const setting = state.setting('service', service)?.value;
  if (!setting) return null;
  // Nobody can choose from an empty list, which settings older than [G6] may have.
  const demanded = setting.outcome === 'required' && setting.outcomes.length > 0;
  if (outcome === null) return demanded ? refuse('outcomeRequired') : null;
  const known = setting.outcome !== 'none' && setting.outcomes.some(({ id }) => id === outcome);
  return known ? null : refuse('unknownOutcome');
}
