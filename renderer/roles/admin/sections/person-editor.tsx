import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useRows } from '../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../admin-tools.tsx';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import { nameOf, settingsOf } from '../logic/settings.ts';
import { Gone } from './gone.tsx';
import { type EditorProps, useEditor } from './use-editor.ts';

export function PersonEditor(props: EditorProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const { form, exists, isNew, saved, removed } = useEditor('person', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  const options = settingsOf(settings, 'profile').map((row) => ({ value: row.id, words: nameOf(row, i18n.language) }));
  return (
    <>
      <SettingSheet form={form} title={isNew ? t('person.new') : t('person.edit')} saved={saved} removed={removed}>
        <TextField
          label={t('fields.name')}
          value={value.name}
          change={(name) => set({ name })}
          error={error('name')}
          max={80}
        />
        <ChecksField
          label={t('fields.profiles')}
          hint={t('person.profilesHint')}
          options={options}
          value={value.profiles}
          change={(profiles) => set({ profiles })}
          error={error('profiles')}
          none={t('profile.none')}
        />
        <CheckField
          label={t('fields.enabled')}
          hint={t('person.enabledHint')}
          value={value.enabled}
          change={(enabled) => set({ enabled })}
        />
      </SettingSheet>
      {!isNew && <Pin person={props.id} />}
    </>
  );
}

/** The PIN is never seen here: it can only be taken back, so that a new one is chosen. */
function Pin({ person }: { person: string }) {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const refusalText = useRefusalText();
  const set = useRows(hub, ADMIN, 'pin').find((row) => row.person === person)?.set ?? false;
  const [says, setSays] = useState<string | null>(null);
  const reset = async () => {
    const answer = await hub.request('resetPin', { person });
    if (answer === 'unreached') setSays(t('unreached'));
    else setSays(answer.ok ? t('person.pinReset') : refusalText(answer.refusal));
  };
  return (
    <section className="form-extra" aria-label={t('person.pin')}>
      <h3>{t('person.pin')}</h3>
      <p>{set ? t('person.pinSet') : t('person.pinNotSet')}</p>
      {set && <Button onClick={() => void reset()}>{t('person.resetPin')}</Button>}
      <p role="status">{says}</p>
    </section>
  );
}
