import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { CallRow, WaitingRow } from '#contract/views.ts';
import { nextOpening, opennessOf, useOpeningText } from '#ui/openness.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useMedia } from '../shared/use-media.ts';
import type { Board } from './calls.ts';
import { DeskName, PlaceWords, TicketNumber, Way } from './where.tsx';
import './band.css';

interface Props {
  board: Board;
  services: readonly WaitingRow[];
  /** A business day is open. */
  open: boolean;
  now: Instant;
  /** Set when what stands here may be wrong: since then nothing is known. */
  staleSince: Instant | null;
}

/** A third of the height: the newest call, or the one sentence that people need instead. */
export function Band({ board, services, open, now, staleSince }: Props) {
  if (staleSince !== null) return <StaleBand since={staleSince} />;
  if (board.signal && board.band) return <CallBand call={board.band} signal />;
  const closed = !services.some((service) => opennessOf(service, open, now).open);
  if (services.length > 0 && closed) return <ClosedBand services={services} open={open} now={now} />;
  return board.band ? <CallBand call={board.band} signal={false} /> : <WelcomeBand />;
}

/** Screens on which number and desk have no room beside each other. */
const NARROW = '(max-aspect-ratio: 14/10)';
/** Characters of a number that keeps a fifth of the screen's height beside its desk. */
const SHORT = 3;

function CallBand({ call, signal }: { call: CallRow; signal: boolean }) {
  const stacked = useMedia(NARROW) || call.number.length > SHORT;
  const look = `d-band ${signal ? 'd-band-signal' : ''} ${stacked ? 'd-band-stacked' : ''}`;
  return (
    <section key={`${call.transaction} ${call.calls}`} className={look}>
      <TicketNumber number={call.number} />
      <div className="d-band-where">
        <DeskName call={call} />
        <PlaceWords call={call} />
      </div>
      <Way call={call} />
    </section>
  );
}

function StaleBand({ since }: { since: Instant }) {
  const { t } = useTranslation('display');
  const formats = useFormats();
  return (
    <section className="d-band d-band-words d-band-stale" role="status">
      <p className="d-band-title">{t('stopped', { time: formats.time(since) })}</p>
      <p className="d-band-detail">{t('stoppedDetail')}</p>
    </section>
  );
}

function ClosedBand({ services, open, now }: Pick<Props, 'services' | 'open' | 'now'>) {
  const { t } = useTranslation('display');
  const opening = useOpeningText()(nextOpening(services, open, now), now);
  return (
    <section className="d-band d-band-words">
      <p className="d-band-title">{t('closedTitle')}</p>
      {opening && <p className="d-band-detail">{opening}</p>}
    </section>
  );
}

function WelcomeBand() {
  const { t } = useTranslation('display');
  return (
    <section className="d-band d-band-words">
      <p className="d-band-title">{t('nobodyYet')}</p>
      <p className="d-band-detail">{t('nobodyYetDetail')}</p>
    </section>
  );
}
