import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { bridge } from '../../sync/bridge.ts';
import { useSomebody } from './use-somebody.ts';

/** On a display, which has nobody at it as a rule: whoever moves a mouse or presses a key is offered what helps a hub that was set up anew. */
export function ForStaff() {
  const { t } = useTranslation('local');
  if (!useSomebody()) return null;
  return (
    <div className="local-sheet local-staff">
      <p>{t('rejoinHint')}</p>
      <Button kind="act" onClick={() => void bridge()?.chooseOffice()}>
        {t('chooseOffice')}
      </Button>
    </div>
  );
}
