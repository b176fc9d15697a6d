import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappedKey } from '#contract/hardware.ts';
import { Button } from '#ui/button.tsx';
import { useAdmin } from '../../admin-tools.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import type { SettingForm } from '../../form/use-setting-form.ts';
import { type KeysRole, nextDoing } from '../../logic/key-map.ts';
import { settingsOf } from '../../logic/settings.ts';
import { Gone } from '../gone.tsx';
import { useOwnedEditor } from '../use-owned-editor.ts';
import { LearnKey } from './learn-key.tsx';
import { MappedKeyLine } from './mapped-key-line.tsx';
import './key-map.css';

const MOST = 32;

/** Keys of pedals, clickers and keypads at one desk's or kiosk's computer, learnt on this one. */
export function KeyMapEditor({ id }: { id: string }) {
  const { t } = useTranslation('keys');
  const { settings } = useAdmin();
  const form = useOwnedEditor('keyMap', id);
  const device = settingsOf(settings, 'device').find((row) => row.id === id);
  const role = device?.value.role;
  if (device === undefined || (role !== 'desk' && role !== 'kiosk')) return <Gone />;
  const { name } = device.value;
  return (
    <SettingSheet form={form} title={t('map.edit', { name })}>
      <p>{t('map.lead', { name })}</p>
      <Keys form={form} role={role} />
    </SettingSheet>
  );
}

function Keys({ form: { value, set, error }, role }: { form: SettingForm<'keyMap'>; role: KeysRole }) {
  const { t } = useTranslation(['keys', 'admin']);
  const { settings } = useAdmin();
  const list = useRef<HTMLFieldSetElement>(null);
  /** The line that was just added, and the field of it that is to be filled in. */
  const [fresh, setFresh] = useState<{ index: number; field: number } | null>(null);
  useEffect(() => {
    const line = fresh && list.current?.querySelectorAll('.key-line')[fresh.index];
    line?.querySelectorAll<HTMLElement>('input, select')[fresh?.field ?? 0]?.focus();
  }, [fresh]);
  const { keys } = value;
  const change = (next: MappedKey[]) => set({ keys: next });
  const add = (code: string, press: MappedKey['press'], field: number) => {
    const services = settingsOf(settings, 'service').map((row) => row.id);
    change([...keys, { code, press, does: nextDoing(keys, role, services) }]);
    setFresh({ index: keys.length, field });
  };
  return (
    <fieldset ref={list} className="rows">
      <legend>{t('admin:fields.keys')}</legend>
      {keys.map((key, index) => (
        <MappedKeyLine
          // biome-ignore lint/suspicious/noArrayIndexKey: two keys may have the same name while one types
          key={index}
          n={index + 1}
          value={key}
          role={role}
          put={(part) => change(keys.map((old, i) => (i === index ? { ...old, ...part } : old)))}
          remove={() => change(keys.filter((_, i) => i !== index))}
          error={(path) => error(`keys.${index}.${path}`)}
        />
      ))}
      <p className="field-words">{t('map.hint')}</p>
      {keys.length < MOST ? (
        <div className="learn-ways">
          <LearnKey keys={keys} learn={(code, press) => add(code, press, WHAT_IT_DOES)} />
          <Button
            kind="quiet"
            icon={<Plus className="icon" aria-hidden="true" />}
            onClick={() => add('', 'short', ITS_NAME)}
          >
            {t('map.byName')}
          </Button>
        </div>
      ) : (
        <p className="field-words">{t('map.full', { count: MOST })}</p>
      )}
    </fieldset>
  );
}

/** Places of the fields of a line. */
const ITS_NAME = 0;
const WHAT_IT_DOES = 2;
