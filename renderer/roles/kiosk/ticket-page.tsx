import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FitText } from '#ui/fit-text.tsx';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local } from '#ui/site-context.tsx';
import { useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { Heading } from './heading.tsx';
import type { Ticket } from './kiosk-state.ts';
import { PaperBand, TicketWords } from './ticket-words.tsx';
import { usePaper, usePrinter } from './use-printer.ts';
import { VIEW } from './view.ts';
import './ticket.css';

interface Props {
  hub: Hub;
  ticket: Ticket;
  top: ReactNode;
  /** Share of the time that is left until the kiosk asks, 1 to 0. */
  left: number;
  onDone: () => void;
}

/** Dark, so that the change is felt: the number, who is before, what to do now, and the paper to take. */
export function TicketPage({ hub, ticket, top, left, onDone }: Props) {
  const { t } = useTranslation(['kiosk', 'common']);
  const paper = usePaper(hub, ticket);
  const slot = usePrinter(hub)?.slot ?? 'below';
  const service = useRows(hub, VIEW, 'service').find((row) => row.service === ticket.service);
  return (
    <div className={`k-screen k-ticket k-ticket-${paper.is}`}>
      {top}
      <main className="k-ticket-main">
        <Heading>
          <span className="k-ticket-label">{t('yourNumber')}</span>
          <FitText className="k-ticket-number num" lines="one" measure={ticket.number}>
            <bdi dir="ltr">{ticket.number}</bdi>
          </FitText>
        </Heading>
        {service && (
          <p className="k-ticket-service">
            {service.letter !== '' && <ServiceBlock letter={service.letter} color={service.color} />}
            <Local text={service.name} />
          </p>
        )}
        {paper.is !== 'void' && <p className="k-ticket-ahead">{t('ahead', { count: ticket.ahead })}</p>}
      </main>
      <TicketWords paper={paper} />
      <button type="button" className="k-done" onClick={onDone}>
        {t('common:done')}
        <span className="k-done-rim" aria-hidden="true">
          <span style={{ transform: `scaleX(${left})` }} />
        </span>
      </button>
      <PaperBand paper={paper} slot={slot} />
    </div>
  );
}
