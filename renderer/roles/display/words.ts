import { useTranslation } from 'react-i18next';
import type { CallRow } from '#contract/views.ts';
import { useText } from '#ui/site-context.tsx';
import { usePlace } from './places.tsx';

/** A call as a sentence to be read aloud; empty when nobody is called. */
export function useAnnouncement(call: CallRow | null): string {
  const { t } = useTranslation('display');
  const text = useText();
  const { name, place } = usePlace(call?.desk);
  if (call === null) return '';
  const facts = { number: call.number, desk: text(name) };
  return place === null ? t('announce', facts) : t('announceAt', { ...facts, place: text(place) });
}
