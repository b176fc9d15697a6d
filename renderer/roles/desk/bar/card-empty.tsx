import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { Timer } from './timer.tsx';

/** Nobody is at the desk: what happens next, or that this is a break or the day is closed. */
export function CardEmpty({ facts }: { facts: DeskFacts }) {
  const { t } = useTranslation('desk');
  const { time } = useFormats();
  const { day, session, waiting } = facts.head;
  if (session?.break) {
    const { reason, until, at } = session.break;
    return (
      <>
        <div className="card-top">
          <span className="card-quiet">{t('card.break')}</span>
          <Timer from={at} />
        </div>
        <p className="card-big">{reason}</p>
        <p className="card-line">
          {until === null ? t('card.breakSince', { time: time(at) }) : t('card.breakUntil', { time: time(until) })}
        </p>
      </>
    );
  }
  const quiet = waiting === 0 ? 'card.nextLater' : 'card.pressNext';
  const hint = session?.autoCall ? 'card.autoCall' : quiet;
  return (
    <>
      <div className="card-top">
        <span className="card-quiet">{t('card.free')}</span>
      </div>
      <p className="card-big">{day === null ? t('card.closed') : t('card.waiting', { count: waiting })}</p>
      <p className="card-line">{t(day === null ? 'card.closedLine' : hint)}</p>
    </>
  );
}
