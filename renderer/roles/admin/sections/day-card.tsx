import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../admin-tools.tsx';
import { useOffice } from '../live/use-office.ts';
import { settingsOf } from '../logic/settings.ts';

const OPEN: readonly string[] = ['waiting', 'called', 'serving', 'parked'];
const CLOCK = ['clockJumped', 'clockBehind', 'clockAhead'];

/** Opens and closes the business day. */
export function DayCard() {
  const { t } = useTranslation('admin');
  const { hub, head } = useAdmin();
  const { time, date, day } = useFormats();
  const refusalText = useRefusalText();
  const [says, setSays] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (type: 'openDay' | 'closeDay') => {
    setBusy(true);
    setSays(null);
    const answer = await hub.send({ type });
    setBusy(false);
    setSays(answer.ok ? t(type === 'openDay' ? 'day.nowOpen' : 'day.nowClosed') : refusalText(answer.refusal));
  };
  const doubt = head.alarms.find(({ code }) => CLOCK.includes(code));
  return (
    <section className="admin-card" aria-labelledby="day-card">
      <h2 id="day-card">{t('day.title')}</h2>
      {doubt !== undefined && (
        <div className="form-newer">
          <p>{t('day.clockDoubt', { date: date(hub.now()), time: time(hub.now()) })}</p>
          <Button kind="act" disabled={busy} onClick={() => void ask('openDay')}>
            {t('day.clockRight')}
          </Button>
        </div>
      )}
      {head.day === null ? (
        <>
          <p>{t('day.isClosed')}</p>
          <Button kind="act" disabled={busy} onClick={() => void ask('openDay')}>
            {t('day.open')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('day.isOpen', { day: day(head.day), time: time(head.plannedEnd ?? hub.now()) })}</p>
          <CloseDay busy={busy} close={() => void ask('closeDay')} />
        </>
      )}
      <p role="status">{says}</p>
    </section>
  );
}

/** Asked once more, with what it does to those who still wait. */
function CloseDay({ busy, close }: { busy: boolean; close: () => void }) {
  const { t } = useTranslation('admin');
  const office = useOffice();
  const [asking, setAsking] = useState(false);
  const waiting = office.visits.filter(({ state }) => OPEN.includes(state)).length;
  const rule = settingsOf(office.settings, 'site')[0]?.value.rules.atDayClose ?? 'reset';
  if (!asking) return <Button onClick={() => setAsking(true)}>{t('day.close')}</Button>;
  return (
    <div className="form-newer">
      <p>{waiting === 0 ? t('day.nobodyLeft') : t(`day.left.${rule}`, { count: waiting })}</p>
      <div className="form-foot">
        <Button kind="bad" disabled={busy} onClick={close}>
          {t('day.closeNow')}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('form.no')}</Button>
      </div>
    </div>
  );
}
