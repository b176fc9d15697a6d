import { useTranslation } from 'react-i18next';
import type { Problem } from '#contract/hardware.ts';
import type { HardwareRow } from '#contract/views.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../../admin-tools.tsx';

/** What is wrong, in a word or two; the state itself where nothing is. */
export function useStateWords(): (row: Pick<HardwareRow, 'state' | 'problem'> | undefined) => string {
  const { t } = useTranslation('admin');
  return (row) => {
    if (row === undefined) return t('hardware.state.unknown');
    return row.problem === null ? t(`hardware.state.${row.state}`) : t(`hardwareProblem.${row.problem}.is`);
  };
}

/** What to do about it. */
export function useRemedy(): (problem: Problem) => string {
  const { t } = useTranslation('admin');
  return (problem) => t(`hardwareProblem.${problem}.do`);
}

/** `since 10:41`, with the date when that was another day. */
export function useSinceWords(): (since: number | null) => string | null {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const { time, date, daysBetween } = useFormats();
  return (since) => {
    if (since === null) return null;
    if (daysBetween(since, hub.now()) === 0) return t('hardware.since', { time: time(since) });
    return t('hardware.sinceDate', { date: date(since), time: time(since) });
  };
}
