import { useTranslation } from 'react-i18next';
import type { PanelProps } from './panel.tsx';
import { ReasonForm } from './reason-form.tsx';
import { usePanelAct } from './use-panel-act.ts';

export function BreakPanel({ facts, done }: PanelProps) {
  const { t } = useTranslation('desk');
  const act = usePanelAct(done);
  const { breakReasons } = facts.queue;
  return (
    <ReasonForm
      reasons={breakReasons}
      submit={t('break')}
      send={(reason, until) => void act({ type: 'takeBreak', desk: facts.deskId, reason, until })}
    />
  );
}
