import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingValues } from '#contract/settings.ts';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useRows } from '../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../admin-tools.tsx';
import { TextField } from '../fields/text-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import { useSettingForm } from '../form/use-setting-form.ts';
import { type SettingOf, settingsOf } from '../logic/settings.ts';
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
    <>
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
      </SettingSheet>
      <Access row={row} />
    </>
  );
}

/** Takes the device's access, or gives it back: at once, apart from what is being edited. */
function Access({ row }: { row: SettingOf<'device'> }) {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState(false);
  const [says, setSays] = useState<string | null>(null);
  const { id, version, value } = row;
  const put = async (revoked: boolean) => {
    setAsking(false);
    const next = { ...value, revoked };
    const answer = await hub.send({ type: 'configure', kind: 'device', id, expectedVersion: version, value: next });
    setSays(answer.ok ? t('device.done') : refusalText(answer.refusal));
  };
  return (
    <section className="form-extra" aria-label={t('device.access')}>
      <h3>{t('device.access')}</h3>
      <p>{value.revoked ? t('device.revokedHint') : t('device.revokeHint')}</p>
      {value.revoked && <Button onClick={() => void put(false)}>{t('device.letIn')}</Button>}
      {!value.revoked && !asking && (
        <Button kind="bad" onClick={() => setAsking(true)}>
          {t('device.revoke')}
        </Button>
      )}
      {asking && (
        <span className="form-sure">
          {t('device.sure')}
          <Button kind="bad" onClick={() => void put(true)}>
            {t('device.yes')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('form.no')}</Button>
        </span>
      )}
      <p role="status">{says}</p>
    </section>
  );
}
