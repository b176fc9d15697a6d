import { useTranslation } from 'react-i18next';
import type { PanelProps } from './panel.tsx';
import { ServiceChoices } from './service-choices.tsx';
import { usePanelAct } from './use-panel-act.ts';

/** Somebody stands here without a ticket. */
export function WalkUpPanel({ facts, done }: PanelProps) {
  const { t } = useTranslation('desk');
  const act = usePanelAct(done);
  return (
    <>
      <p className="panel-note">{t('walkUp.lead')}</p>
      <ServiceChoices facts={facts} choose={(service) => void act({ type: 'walkUp', desk: facts.deskId, service })} />
    </>
  );
}
