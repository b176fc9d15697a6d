import { ChevronsUp, Coffee } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Local } from '#ui/site-context.tsx';
import { FreshMark } from '../../shared/fresh-mark.tsx';
import { useDesk } from '../desk-tools.tsx';
import type { PanelName } from '../panels/panel-name.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { FormButton } from '../window/form-button.tsx';

interface Props {
  facts: DeskFacts;
  person: string;
  openPanel: (panel: PanelName | null) => void;
  fold: () => void;
}

export function BarHeader({ facts, person, openPanel, fold }: Props) {
  const { t } = useTranslation('desk');
  const { hub } = useDesk();
  const desk = facts.desks.get(facts.deskId);
  const onBreak = facts.head.session?.break != null;
  return (
    <header className="bar-header">
      <div className="bar-who">
        <h2 className="bar-desk">{desk ? <Local text={desk.name} /> : facts.deskId}</h2>
        <p className="bar-person">
          <bdi>{facts.people.get(person)?.name ?? ''}</bdi>
          <FreshMark hub={hub} short />
        </p>
      </div>
      <FormButton />
      <button type="button" className="icon-button" onClick={fold} aria-label={t('fold')} title={t('fold')}>
        <ChevronsUp className="icon" aria-hidden="true" />
      </button>
      <button type="button" className="round-button" disabled={onBreak} onClick={() => openPanel('break')}>
        <Coffee className="icon" aria-hidden="true" />
        {t('break')}
      </button>
    </header>
  );
}
