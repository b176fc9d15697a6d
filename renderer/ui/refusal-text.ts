import { useTranslation } from 'react-i18next';
import type { Refusal } from '#contract/refusals.ts';

/** Turns a refusal into the sentence that says what to do about it, in the language of the screen. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useTranslation('refusals');
  return (refusal) => t(refusal.code, refusal.params);
}
