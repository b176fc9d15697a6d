import { useTranslation } from 'react-i18next';
import type { CallRow } from '#contract/views.ts';
import { Arrow, type ArrowName } from '#ui/arrow.tsx';
import { FitText } from '#ui/fit-text.tsx';
import { Local, useText } from '#ui/site-context.tsx';

/** The desk's name in its column, on one or two lines. */
export function DeskName({ call }: { call: CallRow }) {
  const text = useText();
  return (
    <FitText className="d-desk prose" lines="many" measure={text(call.desk)}>
      <Local text={call.desk} />
    </FitText>
  );
}

/** The way to the desk in a box of its own, so that it never reads as part of the number. */
export function Way({ arrow }: { arrow: string }) {
  const { t } = useTranslation('display');
  if (arrow === 'none') return <span />;
  return (
    <span className="d-way">
      <Arrow name={arrow} />
      <span className="sr-only">{t(`direction.${arrow as Exclude<ArrowName, 'none'>}`)}</span>
    </span>
  );
}

export function TicketNumber({ number }: { number: string }) {
  return (
    <FitText className="d-number num" lines="one" measure={number}>
      <bdi dir="ltr">{number}</bdi>
    </FitText>
  );
}
