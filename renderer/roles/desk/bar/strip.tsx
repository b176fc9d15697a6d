import { ChevronsDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FitText } from '#ui/fit-text.tsx';
import { useHubState } from '../../../sync/hooks.ts';
import { FreshMark } from '../../shared/fresh-mark.tsx';
import { useDesk } from '../desk-tools.tsx';
import { useActions } from '../use-actions.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { NextButton } from './next-button.tsx';
import { Says } from './says.tsx';
import { Timer } from './timer.tsx';
import './strip.css';

interface Props {
  facts: DeskFacts;
  /** Null when the window leaves no choice. */
  unfold: (() => void) | null;
}

/** The bar folded to one line of 64 px: number, timer, Next. */
export function Strip({ facts, unfold }: Props) {
  const { t } = useTranslation('desk');
  const actions = useActions(facts, () => unfold?.());
  const { hub } = useDesk();
  const current = useHubState(hub, (state) => state.freshness === 'current');
  const { plan } = actions;
  const { visit } = facts.head;
  return (
    <main className="strip">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="strip-visit">
        <FitText className="strip-number num" lines="one" measure={visit?.number ?? ''}>
          {visit?.number ?? t('card.nobody')}
        </FitText>
        {!current && <FreshMark hub={hub} />}
        {current && visit !== null && <Timer from={visit.startedAt ?? visit.calledAt} />}
      </div>
      <NextButton plan={plan} press={actions.next} size="strip" />
      {unfold !== null && (
        <button type="button" className="icon-button" onClick={unfold} aria-label={t('unfold')} title={t('unfold')}>
          <ChevronsDown className="icon" aria-hidden="true" />
        </button>
      )}
      {unfold === null && plan.kind === 'go' && plan.needsOutcome && (
        <p className="says-waits">{t('outcome.makeRoom')}</p>
      )}
      <Says place="next" />
      <Says place="card" />
      <Says place="actions" />
      <Says place="undo" />
    </main>
  );
}
