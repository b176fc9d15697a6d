import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk-tools.tsx';
import { useDeskWindow } from './use-desk-window.ts';

/** In the desktop app: makes its window the bar in front of others, and a usual one again. */
export function FormButton() {
  const { t } = useTranslation('desk');
  const { window } = useDesk();
  const { value, locked } = useDeskWindow()?.settings.deskWindow ?? { value: null, locked: true };
  if (value === null || locked) return null;
  const isBar = value === 'bar';
  const words = t(isBar ? 'window.toWindow' : 'window.toBar');
  const Icon = isBar ? PanelRightOpen : PanelRightClose;
  const press = () => window.choose({ deskWindow: isBar ? 'window' : 'bar' });
  return (
    <button type="button" className="icon-button" onClick={press} aria-label={words} title={words}>
      <Icon className="icon" aria-hidden="true" />
    </button>
  );
}
