import { useTranslation } from 'react-i18next';
import { useText } from '#ui/site-context.tsx';
import { isCall, type Notice } from './announcing.ts';
import { usePlace } from './places.tsx';

/** A call or an announcement as a sentence to be read aloud; empty when there is none. */
export function useReadAloud(notice: Notice | null): string {
  const { t } = useTranslation('display');
  const text = useText();
  const { name, place } = usePlace(notice !== null && isCall(notice) ? notice.desk : undefined);
  if (notice === null) return '';
  if (!isCall(notice)) return text(notice.texts);
  const facts = { number: notice.number, desk: text(name) };
  return place === null ? t('announce', facts) : t('announceAt', { ...facts, place: text(place) });
}
