import { useTranslation } from 'react-i18next';
import { useAdmin } from '../admin-tools.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { LocalField } from '../fields/local-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import { nameOf, settingsOf } from '../logic/settings.ts';
import { Gone } from './gone.tsx';
import { type EditorProps, useEditor } from './use-editor.ts';

export function ProfileEditor(props: EditorProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const { form, exists, isNew, saved, removed } = useEditor('profile', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  const options = settingsOf(settings, 'service').map((row) => ({ value: row.id, words: nameOf(row, i18n.language) }));
  return (
    <SettingSheet form={form} title={isNew ? t('profile.new') : t('profile.edit')} saved={saved} removed={removed}>
      <LocalField
        label={t('fields.name')}
        value={value.name}
        change={(name) => set({ name })}
        error={error('name')}
        max={60}
      />
      <ChecksField
        label={t('fields.services')}
        hint={t('profile.servicesHint')}
        options={options}
        value={value.services}
        change={(services) => set({ services })}
        error={error('services')}
        none={t('service.none')}
      />
    </SettingSheet>
  );
}
