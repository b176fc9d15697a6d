import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Setting } from '#contract/shell-settings.ts';

/** Why something cannot be changed here. */
export function Locked({ setting: { source, from } }: { setting: Setting<unknown> }) {
  const { t } = useTranslation('setup');
  return (
    <span className="setup-locked">
      <Lock className="icon" aria-hidden="true" />
      <span>{source === 'commandLine' ? t('lockedByCommand') : t('locked', { file: from })}</span>
    </span>
  );
}
