import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { KioskServiceRow } from '#contract/views.ts';
import { CategoryCard, ServiceCard } from './cards.tsx';
import { type Choice, choicesIn, keyOf, type Offer, parentCategory } from './choices.ts';
import { PagedList } from './paged-list.tsx';
import { Question } from './question.tsx';
import { useWide } from './use-wide.ts';

interface Props {
  offer: Offer;
  category: string | null;
  larger: boolean;
  now: Instant;
  onOpen: (category: string | null) => void;
  onChoose: (service: KioskServiceRow) => void;
}

/** One level of the choices. */
export function ChoicePage({ offer, category, larger, now, onOpen, onChoose }: Props) {
  const { t } = useTranslation('kiosk');
  const back = category === null ? null : () => onOpen(parentCategory(offer, category));
  const wide = useWide();
  const items = choicesIn(offer, category).map((choice) => ({
    key: keyOf(choice),
    node: <Card choice={choice} now={now} onOpen={onOpen} onChoose={onChoose} />,
  }));
  return (
    <>
      <Question text={t(category === null ? 'question' : 'questionIn')} onBack={wide ? null : back} />
      <PagedList items={items} larger={larger} onBack={wide ? back : null} />
    </>
  );
}

function Card({ choice, now, onOpen, onChoose }: Pick<Props, 'now' | 'onOpen' | 'onChoose'> & { choice: Choice }) {
  if (choice.kind === 'category') {
    const { row, size } = choice;
    return <CategoryCard category={row} size={size} onPress={() => onOpen(row.category)} />;
  }
  const { row } = choice;
  return <ServiceCard service={row} now={now} onPress={() => onChoose(row)} />;
}
