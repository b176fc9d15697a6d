import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../shared/use-media.ts';
import { useNewsFold } from '../news/use-news-fold.ts';
import { Panel } from '../panels/panel.tsx';
import type { PanelName } from '../panels/panel-name.ts';
import { useActions } from '../use-actions.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { ActionGrid } from './action-grid.tsx';
import { BarFoot } from './bar-foot.tsx';
import { BarHeader } from './bar-header.tsx';
import { FirstWaiting } from './first-waiting.tsx';
import { NextButton } from './next-button.tsx';
import { Says } from './says.tsx';
import { Trouble } from './trouble.tsx';
import { useMoreBelow } from './use-more-below.ts';
import { VisitCard } from './visit-card.tsx';
import './bar.css';

/** In which no line of the list stands whole beside all there is to press. */
const LOW = '(max-width: 49.99rem) and (max-height: 47.49rem)';
/** In which none does beside a question of the papers. */
const LOWER_THAN_ASKED = '(max-height: 55.99rem)';

interface Props {
  facts: DeskFacts;
  person: string;
  panel: PanelName | null;
  openPanel: (panel: PanelName | null) => void;
  fold: () => void;
  showList: () => void;
}

/** Who am I, who is here, and all that can be done about it, from top to bottom in 360 px. */
export function Bar({ facts, person, panel, openPanel, fold, showList }: Props) {
  const { t } = useTranslation('desk');
  const actions = useActions(facts, openPanel);
  const low = useMedia(LOW);
  const news = useNewsFold(facts, low);
  const asked = useMedia(LOWER_THAN_ASKED) && news.shape === 'line';
  const box = useRef<HTMLElement>(null);
  const more = useMoreBelow(box);
  return (
    <section ref={box} className={`bar ${more ? 'bar-more' : ''}`} aria-label={t('side.desk')}>
      <BarHeader facts={facts} person={person} openPanel={openPanel} fold={fold} />
      <Trouble facts={facts} />
      <VisitCard facts={facts} actions={actions} />
      <Says place="card" />
      <NextButton plan={actions.plan} press={actions.next} size="big" />
      <Says place="next" />
      {panel === null ? (
        <ActionGrid facts={facts} actions={actions} open={openPanel} />
      ) : (
        <Panel name={panel} facts={facts} person={person} open={openPanel} />
      )}
      <Says place="actions" />
      {!(low || asked) && <FirstWaiting facts={facts} person={person} showList={showList} />}
      <BarFoot facts={facts} person={person} news={news} low={low || asked} undo={actions.undo} showList={showList} />
    </section>
  );
}
