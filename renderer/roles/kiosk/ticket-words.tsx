import { Printer, PrinterX, Ticket as TicketIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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
      return <Trouble title={t('paper.late')} detail={t('remember')} />;
    case 'unsure':
      return <Trouble title={t('paper.unsure')} detail={`${t('remember')} ${t('paper.staffKnow')}`} />;
    case 'failed':
      return <Trouble title={t(`paper.${paper.fault}`)} detail={`${t('remember')} ${t('paper.staffKnow')}`} />;
    case 'void':
      return <Trouble title={t('paper.void')} detail={t('paper.seeStaff')} />;
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

function Trouble({ title, detail }: { title: string; detail: string }) {
  return <Words icon={<PrinterX className="icon" />} title={title} detail={detail} tone="k-ticket-trouble" />;
}

/** At the edge, where the slot is: the paper on its way, and then the one thing in yellow, the paper to take. */
export function PaperBand({ paper }: { paper: Paper }) {
  const { t } = useTranslation('kiosk');
  if (paper.is !== 'printing' && paper.is !== 'printed') return null;
  const isThere = paper.is === 'printed';
  return (
    <p className={isThere ? 'k-band k-band-take' : 'k-band'} role="status">
      <span>{t(isThere ? 'paper.take' : 'paper.printing')}</span>
      {isThere ? <TicketIcon className="icon" aria-hidden="true" /> : <Printer className="icon" aria-hidden="true" />}
    </p>
  );
}
