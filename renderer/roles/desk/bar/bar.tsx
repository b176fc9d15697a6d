import { useTranslation } from 'react-i18next';
import { useMedia } from '../../shared/use-media.ts';
import { BAR_ONLY, OfficeNews } from '../news/office-news.tsx';
import { Panel } from '../panels/panel.tsx';
import type { PanelName } from '../panels/panel-name.ts';
import { useActions } from '../use-actions.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { ActionGrid } from './action-grid.tsx';
import { BarHeader } from './bar-header.tsx';
import { FirstWaiting, ListButton } from './first-waiting.tsx';
import { NextButton } from './next-button.tsx';
import { Says } from './says.tsx';
import { Trouble } from './trouble.tsx';
import { UndoRow } from './undo-row.tsx';
import { VisitCard } from './visit-card.tsx';
import './bar.css';

/** In which no line of the list stands whole beside all there is to press. */
const LOW = '(max-width: 49.99rem) and (max-height: 47.49rem)';

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
  return (
    <section className="bar" aria-label={t('side.desk')}>
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
      {!low && <FirstWaiting facts={facts} person={person} showList={showList} />}
      <div className="bar-foot">
        {useMedia(BAR_ONLY) && <OfficeNews facts={facts} />}
        <div className="foot-line">
          <UndoRow facts={facts} undo={actions.undo} />
          {low && <ListButton facts={facts} person={person} showList={showList} />}
        </div>
      </div>
    </section>
  );
}
