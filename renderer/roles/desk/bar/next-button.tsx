import { useTranslation } from 'react-i18next';
import { useDesk, usePressState } from '../desk-tools.tsx';
import type { NextPlan } from '../logic/next-plan.ts';

interface Props {
  plan: NextPlan;
  press: () => void;
  size: 'big' | 'strip';
}

/** The one big button. It says what it will do before it does it. */
export function NextButton({ plan, press, size }: Props) {
  const { t } = useTranslation('desk');
  const { nextButton } = useDesk();
  const busy = usePressState(({ running }) => running !== null);
  const will = useWords(plan);
  const off = busy || plan.kind === 'blocked' || plan.kind === 'closed' || plan.kind === 'nobody';
  return (
    <button
      ref={nextButton}
      type="button"
      className={`next next-${size}`}
      aria-disabled={off}
      // A key held down is one press.
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      onClick={() => !off && press()}
    >
      <span className="next-words">
        <span className="next-name">{plan.kind === 'resume' ? t('resume') : t('next')}</span>
        <span className="next-will prose">{will}</span>
      </span>
      <span className="next-key" aria-hidden="true">
        {t('space')}
      </span>
    </button>
  );
}

function useWords(plan: NextPlan): string {
  const { t } = useTranslation('desk');
  switch (plan.kind) {
    case 'resume':
      return t('plan.resume');
    case 'blocked':
      return t('plan.blocked', { number: plan.number });
    case 'closed':
      return t('plan.closed');
    case 'nobody':
      return t('plan.nobody');
    case 'go':
      return [actsOf(plan, t), t('plan.waiting', { count: plan.waiting }).replace(/ /g, '\u00a0')].join(' · ');
    default:
      return plan satisfies never;
  }
}

type Go = Extract<NextPlan, { kind: 'go' }>;

function actsOf({ closes, calls }: Go, t: ReturnType<typeof useTranslation<'desk'>>['t']): string {
  const call =
    calls === null ? null : t(calls.number === null ? 'plan.callsNext' : 'plan.calls', { number: calls.number ?? '' });
  const close = closes === null ? null : t(`plan.${closes.as}`, { number: closes.number });
  return [close, call].filter((part) => part !== null).join(t('plan.and'));
}
