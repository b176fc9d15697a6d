import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Names of the weekdays in the screen's language, Monday first. */
export function useWeekdays(): string[] {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, day) => format.format(MONDAY + day * DAY));
  }, [i18n.language]);
}
