import { useTranslation } from 'react-i18next';
import type { PresenceRow } from '#contract/views.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../admin-tools.tsx';

/** Here, or when it was seen last. */
export function useSeenWords(): (row: PresenceRow | undefined) => string {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const { time, date, daysBetween } = useFormats();
  return (row) => {
    if (row?.online) return t('device.online');
    if (row?.lastSeen == null) return t('device.never');
    const today = daysBetween(row.lastSeen, hub.now()) === 0;
    return t('device.seen', { when: today ? time(row.lastSeen) : date(row.lastSeen) });
  };
}
