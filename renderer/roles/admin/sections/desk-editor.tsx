import { useTranslation } from 'react-i18next';
import { useAdmin } from '../admin-tools.tsx';
import { ArrowField } from '../fields/arrow-field.tsx';
import { CheckField } from '../fields/check-field.tsx';
import { LocalField } from '../fields/local-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import { orNull } from '../logic/clean.ts';
import { nameOf, settingsOf } from '../logic/settings.ts';
import { Gone } from './gone.tsx';
import { type EditorProps, useEditor } from './use-editor.ts';

export function DeskEditor(props: EditorProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const { form, exists, isNew, saved, removed } = useEditor('desk', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  const profiles = [
    { value: '', words: t('desk.noProfile') },
    ...settingsOf(settings, 'profile').map((row) => ({ value: row.id, words: nameOf(row, i18n.language) })),
  ];
  return (
    <SettingSheet form={form} title={isNew ? t('desk.new') : t('desk.edit')} saved={saved} removed={removed}>
      <LocalField
        label={t('fields.name')}
        hint={t('desk.nameHint')}
        value={value.name}
        change={(name) => set({ name })}
        error={error('name')}
        max={40}
      />
      <LocalField
        label={t('fields.place')}
        hint={t('desk.placeHint')}
        value={value.place}
        change={(place) => set({ place: orNull(place) })}
        error={error('place')}
        max={60}
      />
      <ArrowField value={value.arrow} change={(arrow) => set({ arrow })} />
      <div className="form-columns">
        <SelectField
          label={t('fields.profile')}
          hint={t('desk.profileHint')}
          value={value.profile ?? ''}
          options={profiles}
          change={(id) => set({ profile: id === '' ? null : id })}
          error={error('profile')}
        />
        <NumberField
          label={t('fields.order')}
          hint={t('orderHint')}
          value={value.order}
          change={(order) => set({ order: order ?? Number.NaN })}
          error={error('order')}
        />
      </div>
      <CheckField label={t('fields.enabled')} value={value.enabled} change={(enabled) => set({ enabled })} />
    </SettingSheet>
  );
}
