import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { KioskServiceRow } from '#contract/views.ts';
import { Button } from '#ui/button.tsx';
import { useFitCount } from '#ui/use-fit-count.ts';
import { useMedia } from '../shared/use-media.ts';
import { CategoryCard, ServiceCard } from './cards.tsx';
import { type Choice, choicesIn, keyOf, type Offer, parentCategory } from './choices.ts';
import { Question } from './question.tsx';

/** As in the style sheets; a zoomed page is narrow, whatever its screen. */
const WIDE = '(min-aspect-ratio: 1/1) and (min-width: 46em)';
const NARROW = '(max-width: 30em)';

interface Props {
  offer: Offer;
  category: string | null;
  /** Larger text was asked for. */
  larger: boolean;
  now: Instant;
  onOpen: (category: string | null) => void;
  onChoose: (service: KioskServiceRow) => void;
}

/** One level of the choices, in pages when they do not fit: never smaller than what a finger needs. */
export function ChoicePage({ offer, category, larger, now, onOpen, onChoose }: Props) {
  const { t, i18n } = useTranslation('kiosk');
  const wide = useMedia(WIDE);
  const stacked = useMedia(NARROW) || wide || larger;
  const columns = wide ? 2 : 1;
  const choices = choicesIn(offer, category);
  const content = `${i18n.language} ${larger} ${choices.map(keyOf).join()}`;
  const { box, list, count } = useFitCount<HTMLDivElement, HTMLUListElement>(choices.length, columns, content);
  const [wanted, setPage] = useState(0);
  const pages = Math.ceil(choices.length / count);
  const page = Math.min(wanted, pages - 1);
  const back = category === null ? null : () => onOpen(parentCategory(offer, category));
  return (
    <>
      <Question text={t(category === null ? 'question' : 'questionIn')} onBack={back} />
      <div ref={box} className="k-choices">
        <ul ref={list} className={listClass(wide, stacked)}>
          {choices.slice(page * count, (page + 1) * count).map((choice) => (
            <li key={keyOf(choice)}>
              <Card choice={choice} now={now} onOpen={onOpen} onChoose={onChoose} />
            </li>
          ))}
        </ul>
        {pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
      </div>
    </>
  );
}

const listClass = (wide: boolean, stacked: boolean) =>
  `k-list ${wide ? 'k-list-wide' : ''} ${stacked ? 'k-list-stacked' : ''}`;

function Card({ choice, now, onOpen, onChoose }: Pick<Props, 'now' | 'onOpen' | 'onChoose'> & { choice: Choice }) {
  if (choice.kind === 'category') {
    const { row, size } = choice;
    return <CategoryCard category={row} size={size} onPress={() => onOpen(row.category)} />;
  }
  const { row } = choice;
  return <ServiceCard service={row} now={now} onPress={() => onChoose(row)} />;
}

interface PagerProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

function Pager({ page, pages, onPage }: PagerProps) {
  const { t } = useTranslation('kiosk');
  return (
    <nav className="k-pager" aria-label={t('services')}>
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
        <ArrowLeft className="icon k-turns" aria-hidden="true" />
        {t('previousChoices')}
      </Button>
      <p role="status">{t('page', { page: page + 1, pages })}</p>
      <Button disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        {t('moreChoices')}
        <ArrowRight className="icon k-turns" aria-hidden="true" />
      </Button>
    </nav>
  );
}
