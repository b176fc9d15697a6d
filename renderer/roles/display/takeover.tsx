import { useTranslation } from 'react-i18next';
import type { CallRow } from '#contract/views.ts';
import { Local } from '#ui/site-context.tsx';
import { useFitCount } from '#ui/use-fit-count.ts';
import { usePlace } from './places.tsx';
import { DeskName, PlaceWords, TicketNumber, Way } from './where.tsx';
import './takeover.css';

/** Earlier calls named in the last line. */
const LAST = 3;

interface Props {
  call: CallRow;
  /** How many calls wait for their turn. */
  follow: number;
  last: readonly CallRow[];
}

/** A call that has the whole screen. Read aloud by the live text of the display, so hidden from screen readers here. */
export function Takeover({ call, follow, last }: Props) {
  return (
    <section key={`${call.transaction} ${call.calls}`} className="d-takeover" aria-hidden="true">
      <TicketNumber number={call.number} />
      <div className="d-takeover-where">
        <DeskName call={call} />
        <PlaceWords call={call} />
      </div>
      <Way call={call} />
      <LastLine call={call} follow={follow} last={last} />
    </section>
  );
}

/** How many calls follow, and as many of the others as fit on the line. */
function LastLine({ call, follow, last }: Props) {
  const { t } = useTranslation('display');
  const others = [...last]
    .sort((a, b) => b.seq - a.seq)
    .filter((other) => other.transaction !== call.transaction)
    .slice(0, LAST);
  const content = `${follow} ${others.map(({ key, calls }) => `${key} ${calls}`).join()}`;
  const { list, count } = useFitCount<HTMLElement, HTMLParagraphElement>(others.length, 1, content);
  return (
    <p ref={list} className="d-takeover-last">
      {follow > 0 && <span className="d-follow">{t('follow', { count: follow })}</span>}
      {others.slice(0, count).map((other) => (
        <span key={other.key}>
          <bdi dir="ltr">{other.number}</bdi> · <OtherDesk call={other} />
        </span>
      ))}
    </p>
  );
}

function OtherDesk({ call }: { call: CallRow }) {
  return <Local text={usePlace(call.desk).name} />;
}
