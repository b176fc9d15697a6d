import { useTranslation } from 'react-i18next';
import type { SettingValues } from '#contract/settings.ts';
import { Button } from '#ui/button.tsx';
import { useRows } from '../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../admin-tools.tsx';
import { TextField } from '../fields/text-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import { type SettingForm, useSettingForm } from '../form/use-setting-form.ts';
import { settingsOf } from '../logic/settings.ts';
import { Gone } from './gone.tsx';
import { GroupField } from './group-field.tsx';
import { useSeenWords } from './use-seen-words.ts';

const NOTHING: SettingValues['device'] = { name: '', role: 'display', group: null, revoked: false };

/** One device: its name, what it shows, and whether it may still come in. */
export function DeviceEditor({ id }: { id: string }) {
  const { t } = useTranslation('admin');
  const { hub, settings } = useAdmin();
  const row = settingsOf(settings, 'device').find((one) => one.id === id);
  const presence = useRows(hub, ADMIN, 'presence').find((one) => one.device === id);
  const words = useSeenWords();
  const form = useSettingForm({ kind: 'device', id, row, blank: NOTHING });
  if (row === undefined) return <Gone />;
  const { value, set, error } = form;
  return (
    <SettingSheet form={form} title={t('device.edit')} removable={false}>
      <dl className="facts">
        <dt>{t('fields.role')}</dt>
        <dd>{t(`role.${value.role}`)}</dd>
        <dt>{t('device.state')}</dt>
        <dd>{words(presence)}</dd>
        <dt>{t('device.address')}</dt>
        <dd>{presence?.address ?? t('form.nothing')}</dd>
      </dl>
      <TextField
        label={t('fields.name')}
        value={value.name}
        change={(name) => set({ name })}
        error={error('name')}
        max={60}
      />
      {value.role === 'display' && <GroupField value={value.group} change={(group) => set({ group })} />}
      <Revoke form={form} />
    </SettingSheet>
  );
}

/** Takes the device's right to come in, and gives it back; it is done when it is saved. */
function Revoke({ form: { value, set } }: { form: SettingForm<'device'> }) {
  const { t } = useTranslation('admin');
  return (
    <div className="revoke">
      <p className="field-words">{value.revoked ? t('device.revokedHint') : t('device.revokeHint')}</p>
      <Button
        kind={value.revoked ? 'plain' : 'bad'}
        aria-pressed={value.revoked}
        onClick={() => set({ revoked: !value.revoked })}
      >
        {value.revoked ? t('device.letIn') : t('device.revoke')}
      </Button>
    </div>
  );
}
