import { ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import type { NewsShape } from '../logic/papers.ts';

interface Props {
  shape: NewsShape;
  words: string;
  isOpen: boolean;
  press: () => void;
}

/** What needs somebody, in one line or one square that opens above itself. */
export function FoldedNews({ shape, words, isOpen, press }: Props) {
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  const told = shape === 'icon' ? { 'aria-label': words, title: words } : {};
  return (
    <div role="status" className="news-fold">
      <button type="button" className={`fold-${shape}`} aria-expanded={isOpen} onClick={press} {...told}>
        <TriangleAlert className="icon" aria-hidden="true" />
        {shape === 'line' && <span>{words}</span>}
        {shape === 'line' && <Chevron className="icon" aria-hidden="true" />}
      </button>
    </div>
  );
}
