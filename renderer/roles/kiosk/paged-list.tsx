import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useFitCount } from '#ui/use-fit-count.ts';
import { useMedia } from '../shared/use-media.ts';
import { useWide } from './use-wide.ts';

/** As in the style sheets; a zoomed page is narrow, whatever its screen. */
const NARROW = '(max-width: 30em)';

interface Item {
  key: string;
  node: ReactNode;
}

interface Props {
  items: readonly Item[];
  /** Stands after the others on every page: whoever does not turn the page must not miss it. */
  last?: Item;
  /** Larger text was asked for. */
  larger: boolean;
  /** The way back where it stands below the choices: on a wide glass, which has no height for it above them. */
  onBack: (() => void) | null;
}

/** Things to choose from, in pages when they do not fit: never smaller than what a finger needs. */
export function PagedList({ items, last, larger, onBack }: Props) {
  const { i18n } = useTranslation();
  const wide = useWide();
  const stacked = useMedia(NARROW) || wide || larger;
  const content = `${i18n.language} ${larger} ${items.map(({ key }) => key).join()}`;
  const everywhere = last === undefined ? [] : [last];
  const total = items.length + everywhere.length;
  const { box, list, count } = useFitCount<HTMLDivElement, HTMLUListElement>(total, wide ? 2 : 1, content);
  const [wanted, setPage] = useState(0);
  const each = Math.max(1, count - everywhere.length);
  const pages = Math.ceil(items.length / each);
  const page = Math.min(wanted, pages - 1);
  const shown = [...items.slice(page * each, (page + 1) * each), ...everywhere];
  return (
    <div ref={box} className={last === undefined ? 'k-choices' : 'k-choices k-choices-last'}>
      <ul ref={list} className={`k-list ${wide ? 'k-list-wide' : ''} ${stacked ? 'k-list-stacked' : ''}`}>
        {shown.map(({ key, node }) => (
          <li key={key}>{node}</li>
        ))}
      </ul>
      {(pages > 1 || onBack) && <Pager page={page} pages={pages} onPage={setPage} onBack={onBack} />}
    </div>
  );
}

interface PagerProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
  /** From the first page. */
  onBack: (() => void) | null;
}

function Pager({ page, pages, onPage, onBack }: PagerProps) {
  const { t } = useTranslation(['kiosk', 'common']);
  const leaves = page === 0 && onBack !== null;
  return (
    <nav className="k-pager" aria-label={t('services')}>
      <Button disabled={page === 0 && !leaves} onClick={leaves ? onBack : () => onPage(page - 1)}>
        <ArrowLeft className="icon k-turns" aria-hidden="true" />
        {leaves ? t('common:back') : t('previousChoices')}
      </Button>
      {pages > 1 && <p role="status">{t('page', { page: page + 1, pages })}</p>}
      {pages > 1 && (
        <Button disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
          {t('moreChoices')}
          <ArrowRight className="icon k-turns" aria-hidden="true" />
        </Button>
      )}
    </nav>
  );
}
