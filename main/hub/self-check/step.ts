import type { CheckCode, CheckState, CheckStep } from '#contract/self-check.ts';
import { AT_HUB } from '#contract/self-check.ts';

/** One step about the PC of the hub. */
export function step(
  what: CheckStep['what'],
  state: CheckState,
  code: CheckCode,
  params: CheckStep['params'] = {},
): CheckStep {
  return { where: AT_HUB, what, state, code, params };
}
