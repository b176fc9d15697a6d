import { useTranslation } from 'react-i18next';
import type { HardwareRow } from '#contract/views.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../../admin-tools.tsx';
import { problemWords } from '../../logic/problem-words.ts';

type Standing = Pick<HardwareRow, 'state' | 'problem'>;

/** What is wrong, in a word or two; the state itself where nothing is. */
export function useStateWords(): (row: Standing | undefined) => string {
  const { t } = useTranslation('admin');
  return (row) => {
    if (row === undefined) return t('hardware.state.unknown');
    if (row.problem === null) return t(`hardware.state.${row.state}`);
    return t(`${problemWords(row.problem, row.state === 'down')}.is`);
  };
}

/** What to do about it; null where nothing is wrong. */
export function useRemedy(): (row: Standing) => string | null {
  const { t } = useTranslation('admin');
  return ({ state, problem }) => (problem === null ? null : t(`${problemWords(problem, state === 'down')}.do`));
}

/** What was wrong last, where nothing is now: whoever looks after a printer sees that it keeps losing its paper. */
export function useLastWords(): (row: HardwareRow | undefined) => string | null {
  const { t } = useTranslation('admin');
  const { time, date } = useFormats();
  return (row) => {
    if (row?.problem !== null || row.lastProblem === null) return null;
    const { problem, at } = row.lastProblem;
    return t('hardware.last', { what: t(`${problemWords(problem, true)}.is`), date: date(at), time: time(at) });
  };
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
