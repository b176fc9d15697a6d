import { useTranslation } from 'react-i18next';
import type { Refusal } from '#contract/refusals.ts';
import { useRefusalText } from '#ui/refusal-text.ts';

/** What visitors are sent to a desk for, or told to come back for: whoever works there is told where it is mended. */
const FOR_VISITORS = ['dayClosed', 'serviceClosed', 'serviceFull', 'seriesUsedUp'] as const;
const isForVisitors = (code: string): code is (typeof FOR_VISITORS)[number] =>
  FOR_VISITORS.some((visitors) => visitors === code);

/** The sentence of a refusal for people who work here: what is said to visitors alone would not help them. */
export function useStaffRefusal(): (refusal: Refusal) => string {
  const { t } = useTranslation('desk');
  const refusalText = useRefusalText();
  return (refusal) => (isForVisitors(refusal.code) ? t(`trouble.${refusal.code}`) : refusalText(refusal));
}
