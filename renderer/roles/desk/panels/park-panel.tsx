import { useTranslation } from 'react-i18next';
import type { PanelProps } from './panel.tsx';
import { ReasonForm } from './reason-form.tsx';
import { usePanelAct } from './use-panel-act.ts';

export function ParkPanel({ facts, done }: PanelProps) {
  const { t } = useTranslation('desk');
  const act = usePanelAct(done);
  const { parkReasons } = facts.queue;
  return (
    <ReasonForm
      reasons={parkReasons}
      submit={t('action.park')}
      send={(reason, until) => void act({ type: 'park', desk: facts.deskId, reason, until })}
    />
  );
}
