import { useTranslation } from 'react-i18next';
import type { CallRow } from '#contract/views.ts';
import { Arrow, type ArrowName } from '#ui/arrow.tsx';
import { FitText } from '#ui/fit-text.tsx';
import { Local, useText } from '#ui/site-context.tsx';
import { usePlace } from './places.tsx';

/** The desk's name in its column, on one or two lines. */
export function DeskName({ call }: { call: CallRow }) {
  const text = useText();
  const { name } = usePlace(call.desk);
  return (
    <FitText className="d-desk prose" lines="many" measure={text(name)}>
      <Local text={name} />
    </FitText>
  );
}

/** Words beside the desk's name, such as the floor. */
export function PlaceWords({ call }: { call: CallRow }) {
  const { place } = usePlace(call.desk);
  if (place === null) return null;
  return (
    <p className="d-place">
      <Local text={place} />
    </p>
  );
}

/** The way to the desk in a box of its own, so that it never reads as part of the number. */
export function Way({ call }: { call: CallRow }) {
  const { t } = useTranslation('display');
  const { arrow } = usePlace(call.desk);
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
