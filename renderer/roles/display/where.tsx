import { useTranslation } from 'react-i18next';
import type { LocalText } from '#contract/ids.ts';
import type { CallRow } from '#contract/views.ts';
import { Arrow, type ArrowName } from '#ui/arrow.tsx';
import { FitText } from '#ui/fit-text.tsx';
import { Local, useText } from '#ui/site-context.tsx';
import { usePlace } from './places.tsx';

/** The desk's name in its column, on one or two lines; a number at its end never stands alone, as if it were a call's. */
export function DeskName({ call }: { call: CallRow }) {
  const text = useText();
  const name = withoutLooseEnd(usePlace(call.desk).name);
  return (
    <FitText className="d-desk prose" lines="many" measure={text(name)}>
      <Local text={name} />
    </FitText>
  );
}

const LOOSE_END = /\s+(\S{1,4})\s*$/u;

/** Holds what is short at the end, such as "12", to the word before it, in every language. */
function withoutLooseEnd(name: LocalText): LocalText {
  return Object.fromEntries(
    Object.entries(name).map(([language, text]) => [language, text.replace(LOOSE_END, '\u00A0$1')]),
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
