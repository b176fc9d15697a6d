import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupState } from '#contract/setup.ts';
import type { Setting, ShellRole } from '#contract/shell-settings.ts';
import { startsByItself } from '#contract/windows.ts';
import { Locked } from './locked.tsx';

interface Autostart {
  setting: Setting<boolean>;
  isOn: boolean;
  choose: (isOn: boolean) => void;
}

/** Follows what the PC is for, until a person says otherwise, or did so on a PC that joins an office again. */
export function useAutostart({ autostart: setting, isAgain }: SetupState, roles: readonly ShellRole[]): Autostart {
  const [chosen, choose] = useState<boolean | null>(null);
  const usual = isAgain && setting.source !== 'default' ? setting.value : startsByItself(roles);
  return { setting, isOn: setting.locked ? setting.value : (chosen ?? usual), choose };
}

/** Whether the app starts with this PC. What the organisation decided stands, with that reason. */
export function StartsWithPc({ setting, isOn, choose }: Autostart) {
  const { t } = useTranslation('setup');
  return (
    <fieldset disabled={setting.locked}>
      <label className="setup-part">
        <input type="checkbox" name="autostart" checked={isOn} onChange={() => choose(!isOn)} />
        <strong>{t('startsWithPc')}</strong>
        <span>{t('startsWithPcSays')}</span>
      </label>
      {setting.locked && <Locked setting={setting} />}
    </fieldset>
  );
}
