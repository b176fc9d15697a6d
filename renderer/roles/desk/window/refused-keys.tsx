import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useActionName } from './use-action-name.ts';
import { useDeskWindow } from './use-desk-window.ts';

/** A key for every program that the system did not give: whoever relies on it must know. */
export function RefusedKeys() {
  const { t } = useTranslation('desk');
  const name = useActionName();
  const state = useDeskWindow();
  const [first] = state?.refused ?? [];
  if (!state || first === undefined) return null;
  const keys = state.settings.shortcuts.value[first] ?? '';
  return (
    <p className="hardware-line" role="status">
      <TriangleAlert className="icon" aria-hidden="true" />
      <span>{t('window.refused', { keys, name: name(first) })}</span>
    </p>
  );
}
