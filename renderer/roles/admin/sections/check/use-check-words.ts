import { useTranslation } from 'react-i18next';
import { PROBLEMS, type Problem } from '#contract/hardware.ts';
import type { CheckStep } from '#contract/self-check.ts';
import { AT_HUB } from '#contract/self-check.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../../admin-tools.tsx';
import type { ToldStep } from '../../logic/check-report.ts';
import { problemWords } from '../../logic/problem-words.ts';
import { settingsOf } from '../../logic/settings.ts';

/** Instants among the facts of a step. */
const TIMES = ['at', 'since'];
/** What is told with a name of its own. */
const NAMED: readonly CheckStep['what'][] = ['printer', 'buttonBox', 'sign', 'voice'];

/** Turns steps into sentences. */
export function useCheckWords(): (step: CheckStep, index: number) => ToldStep {
  const { t, i18n } = useTranslation('admin');
  const { date, time, number } = useFormats();
  const facts = ({ params }: CheckStep) =>
    Object.fromEntries(
      Object.entries(params).map(([key, fact]) => {
        if (typeof fact !== 'number' || key === 'count') return [key, fact ?? t('check.unknownTime')];
        if (key === 'port') return [key, `${fact}`];
        return [key, TIMES.includes(key) ? t('check.when', { date: date(fact), time: time(fact) }) : number(fact)];
      }),
    );
  return (step, index) => {
    const words = isProblem(step.code) ? problemWords(step.code, step.state === 'red') : `check.${codeOf(step)}`;
    const sentence = (which: 'is' | 'do') => `${words}.${which}` as 'check.works.is';
    const exists = (which: 'is' | 'do') => i18n.exists(sentence(which), { ns: 'admin' });
    const name = NAMED.includes(step.what) && step.params.name;
    const what = t(`checkWhat.${step.what}`);
    return {
      n: index + 1,
      step,
      title: name ? t('check.named', { what, name }) : what,
      is: exists('is') ? ended(t(sentence('is'), facts(step))) : t('check.other', { code: step.code }),
      remedy: exists('do') ? t(sentence('do'), facts(step)) : null,
    };
  };
}

/** A voice that does not say which languages it speaks still speaks. */
const codeOf = ({ code, params }: CheckStep) => (code === 'speaks' && !params.languages ? 'works' : code);

/** What is a label elsewhere is a sentence here. */
const ended = (words: string): string => (/[.…\d]$/.test(words) ? words : `${words}.`);

const isProblem = (code: CheckStep['code']): code is Problem => PROBLEMS.includes(code as Problem);

/** What a place is called: the hub's PC, or a station by its name. */
export function usePlaceName(): (where: string) => string {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const devices = settingsOf(settings, 'device');
  return (where) => {
    if (where === AT_HUB) return t('check.atHub');
    return t('check.atStation', { name: devices.find(({ id }) => id === where)?.value.name ?? where });
  };
}
