import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupState } from '#contract/setup.ts';
import type { PartRole } from '#contract/windows.ts';
import { Button } from '#ui/button.tsx';
import { bridge } from './bridge.ts';
import { Monitors, useMonitors } from './monitors.tsx';
import { Parts, partsOf } from './parts.tsx';
import { StartsWithPc, useAutostart } from './starts-with-pc.tsx';
import { Title } from './title.tsx';

const KNOWN = ['townHall', 'clinic', 'bank', 'shop', 'empty'] as const;

interface Props {
  state: SetupState;
  back: () => void;
}

/** This PC becomes the hub of a new office. */
export function StartOffice({ state, back }: Props) {
  const { t } = useTranslation('setup');
  const { role, presets, doing } = state;
  const [preset, setPreset] = useState(presets[0] ?? '');
  const [roles, setRoles] = useState<PartRole[]>(role.locked ? partsOf(role) : ['desk']);
  const monitors = useMonitors(state);
  const autostart = useAutostart(state, ['hub', ...roles]);
  return (
    <>
      <Title>{t('startTitle')}</Title>
      <p className="setup-lead">{t('startLead')}</p>
      <fieldset>
        <legend>{t('kind')}</legend>
        <div className="setup-kinds">
          {presets.map((name) => (
            <label key={name} className="setup-kind">
              <input type="radio" name="preset" checked={name === preset} onChange={() => setPreset(name)} />
              <Kind name={name} />
            </label>
          ))}
        </div>
      </fieldset>
      <Parts role={role} chosen={roles} choose={setRoles} />
      <Monitors {...monitors} roles={roles} />
      <StartsWithPc {...autostart} />
      {doing.is === 'notStarted' && (
        <p role="alert" className="setup-says">
          {t('notStarted')} <span className="setup-detail">{doing.detail}</span>
        </p>
      )}
      <div className="setup-go">
        <Button onClick={back}>{t('back')}</Button>
        <Button
          kind="act"
          onClick={() => void bridge().start(preset, { roles, monitors: monitors.chosen, autostart: autostart.isOn })}
        >
          {t('startNow')}
        </Button>
      </div>
    </>
  );
}

/** One that came with a newer hub has its own name only. */
function Kind({ name }: { name: string }) {
  const { t } = useTranslation('setup');
  const known = KNOWN.find((one) => one === name);
  return <span>{known === undefined ? name : t(`kinds.${known}`)}</span>;
}
