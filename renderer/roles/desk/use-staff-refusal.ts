import { useTranslation } from 'react-i18next';
import type { Refusal } from '#contract/refusals.ts';
import { useRefusalText } from '#ui/refusal-text.ts';

/** The sentence of a refusal for people who work here: what is said to visitors alone would not help them. */
export function useStaffRefusal(): (refusal: Refusal) => string {
  const { t } = useTranslation('desk');
  const refusalText = useRefusalText();
  return (refusal) => (refusal.code === 'dayClosed' ? t('trouble.dayClosed') : refusalText(refusal));
}
