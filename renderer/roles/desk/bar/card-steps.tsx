import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { useDesk, usePressState } from '../desk-tools.tsx';
import { letterOf } from '../logic/keys.ts';
import type { Actions } from '../use-actions.ts';
import { KeyHint } from './key-hint.tsx';

/** While the visitor is on the way: they are here, or they need more time. */
export function CardSteps({ actions, noShowAt }: { actions: Actions; noShowAt: number | null }) {
  const { t } = useTranslation('desk');
  const busy = usePressState(({ running }) => running !== null);
  return (
    <div className="card-steps">
      <button type="button" className="card-step" aria-disabled={busy} onClick={actions.start}>
        {t('start')}
        <KeyHint letter={letterOf('start')} />
      </button>
      {noShowAt !== null && (
        <button type="button" className="card-step" aria-disabled={busy} onClick={actions.moreTime}>
          {t('moreTime')}
          <Countdown until={noShowAt} />
        </button>
      )}
    </div>
  );
}

/** Until the visit becomes a no-show by itself. */
function Countdown({ until }: { until: number }) {
  const { hub } = useDesk();
  const { timer } = useFormats();
  return <span className="num">{timer(until - useNow(hub, 1_000))}</span>;
}
