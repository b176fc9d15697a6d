import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { OpenTimes } from '#contract/views.ts';
import { useFormats } from './site-context.tsx';

/** Whether a service takes visitors now, until when, or when it does again; null where nobody knows. */
export type Openness = { open: true; until: Instant | null } | { open: false; next: Instant | null };

interface Hours {
  times: OpenTimes | null;
  next: Instant | null;
}

/** A service whose times are null takes visitors while the day is open. */
export function opennessOf({ times, next }: Hours, dayIsOpen: boolean, now: Instant): Openness {
  const later = times?.find(({ from }) => from > now)?.from ?? next;
  if (!dayIsOpen) return { open: false, next: later };
  if (times === null) return { open: true, until: null };
  const running = times.find(({ from, to }) => from <= now && now < to);
  return running === undefined ? { open: false, next: later } : { open: true, until: running.to };
}

/** The earliest time at which any of these opens again; null when none is known. */
export function nextOpening(services: readonly Hours[], dayIsOpen: boolean, now: Instant): Instant | null {
  const opening = services
    .map((hours) => opennessOf(hours, dayIsOpen, now))
    .flatMap((openness) => (openness.open || openness.next === null ? [] : [openness.next]));
  return opening.length === 0 ? null : Math.min(...opening);
}

/** The sentence for a next opening, `Opens tomorrow at 08:30`; null when it is not known. */
export function useOpeningText(): (next: Instant | null, now: Instant) => string | null {
  const { t } = useTranslation('common');
  const formats = useFormats();
  return (next, now) => {
    if (next === null) return null;
    const time = formats.time(next);
    const days = formats.daysBetween(now, next);
    if (days === 0) return t('opensToday', { time });
    if (days === 1) return t('opensTomorrow', { time });
    return t('opensOn', { day: formats.date(next), time });
  };
}
