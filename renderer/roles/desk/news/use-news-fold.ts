import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../shared/use-media.ts';
import { hardwareTroubles } from '../logic/hardware.ts';
import { type NewsShape, newsShape } from '../logic/papers.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { useHardware } from '../use-hardware.ts';
import { useDeskWindow } from '../window/use-desk-window.ts';
import { BAR_ONLY } from './office-news.tsx';
import { usePapers } from './use-papers.ts';

/** The question stands whole beside all there is to press. */
const ROOMY = '(min-height: 64rem)';

export interface NewsFold {
  shape: NewsShape;
  words: string;
  isOpen: boolean;
  turn: () => void;
}

/** How the news of papers and hardware stand in the bar. What comes by itself never covers a button: it is opened by hand. */
export function useNewsFold(facts: DeskFacts, low: boolean): NewsFold {
  const { t } = useTranslation('desk');
  const [opened, setOpened] = useState(false);
  const first = usePapers(facts)[0];
  const others = hardwareTroubles(useHardware()).length + (useDeskWindow()?.refused.length ?? 0);
  const room = useMedia(ROOMY) ? 'roomy' : 'usual';
  const shape = useMedia(BAR_ONLY) ? newsShape(low ? 'low' : room, first?.kind, others) : 'whole';
  // The next news comes folded again.
  if (shape === 'whole' && opened) setOpened(false);
  const words = { ask: 'paper.askShort', failed: 'paper.failedShort', printing: 'news' } as const;
  return {
    shape,
    words: t(opened || first === undefined ? 'news' : words[first.kind], { number: first?.job.number ?? '' }),
    isOpen: shape === 'whole' || opened,
    turn: () => setOpened(!opened),
  };
}
