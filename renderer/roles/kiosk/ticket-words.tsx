import { ArrowDown, ArrowLeft, ArrowRight, type LucideIcon, Printer, PrinterX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterSlot } from '#contract/hardware.ts';
import type { Paper } from './paper.ts';

/** What to do now: wait, or what went wrong with the paper. A new word about it is read aloud. */
export function TicketWords({ paper }: { paper: Paper }) {
  const { t } = useTranslation('kiosk');
  switch (paper.is) {
    case 'none':
      return <Words title={t('pleaseWait')} detail={t('remember')} />;
    case 'printing':
    case 'printed':
      return <Words title={t('pleaseWait')} detail={null} />;
    case 'late':
      return <Trouble Icon={Printer} title={t('paper.late')} detail={t('remember')} />;
    case 'unsure':
      return <Trouble Icon={Printer} title={t('paper.unsure')} detail={`${t('remember')} ${t('paper.staffKnow')}`} />;
    case 'failed':
      return (
        <Trouble
          Icon={PrinterX}
          title={t(`paper.${paper.fault}`)}
          detail={`${t('remember')} ${t('paper.staffKnow')}`}
        />
      );
    case 'void':
      return <Trouble Icon={PrinterX} title={t('paper.void')} detail={t('paper.seeStaff')} />;
    default:
      return paper satisfies never;
  }
}

interface WordsProps {
  icon?: ReactNode;
  title: string;
  detail: string | null;
  tone?: string;
}

function Words({ icon, title, detail, tone = '' }: WordsProps) {
  return (
    <aside className={`k-ticket-next ${tone}`}>
      <div className="k-ticket-words" role="status">
        <p className="k-ticket-wait">
          {icon && <span aria-hidden="true">{icon}</span>}
          {title}
        </p>
        {detail !== null && <p className="k-ticket-remember">{detail}</p>}
      </div>
    </aside>
  );
}

interface TroubleProps {
  /** Crossed out only where something surely failed. */
  Icon: LucideIcon;
  title: string;
  detail: string;
}

function Trouble({ Icon, title, detail }: TroubleProps) {
  return <Words icon={<Icon className="icon" />} title={title} detail={detail} tone="k-ticket-trouble" />;
}

const ARROWS: Record<PrinterSlot, LucideIcon> = { below: ArrowDown, left: ArrowLeft, right: ArrowRight };

/** At the edge of the glass: the paper on its way, and then the one thing in yellow, the paper to take and where it is. */
export function PaperBand({ paper, slot }: { paper: Paper; slot: PrinterSlot }) {
  const { t } = useTranslation('kiosk');
  if (paper.is !== 'printing' && paper.is !== 'printed') return null;
  const isThere = paper.is === 'printed';
  const Icon = isThere ? ARROWS[slot] : Printer;
  return (
    <p className={`k-band k-band-${slot} ${isThere ? 'k-band-take' : ''}`} role="status">
      <span>{isThere ? t(`paper.take.${slot}`) : t('paper.printing')}</span>
      <Icon className="icon" aria-hidden="true" />
    </p>
  );
}
