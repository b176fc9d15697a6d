import { useMedia } from '../../shared/use-media.ts';
import { FoldedNews } from '../news/folded-news.tsx';
import { BAR_ONLY, OfficeNews } from '../news/office-news.tsx';
import type { NewsFold } from '../news/use-news-fold.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { ListButton } from './first-waiting.tsx';
import { UndoRow } from './undo-row.tsx';
import './bar-foot.css';

interface Props {
  facts: DeskFacts;
  person: string;
  news: NewsFold;
  /** No line of the list has room. */
  low: boolean;
  undo: () => void;
  showList: () => void;
}

/** Always in sight: what a paper asks, what can be taken back, and in a low bar the way to the list. */
export function BarFoot({ facts, person, news, low, undo, showList }: Props) {
  const { shape, words, isOpen, turn } = news;
  const fold = <FoldedNews shape={shape} words={words} isOpen={isOpen} press={turn} />;
  return (
    <div className="bar-foot">
      {shape === 'line' && fold}
      {useMedia(BAR_ONLY) && isOpen && <OfficeNews facts={facts} />}
      <div className={`foot-line ${shape === 'icon' ? 'foot-line-news' : ''}`}>
        {shape === 'icon' && fold}
        <UndoRow facts={facts} undo={undo} />
        {low && <ListButton facts={facts} person={person} showList={showList} />}
      </div>
    </div>
  );
}
