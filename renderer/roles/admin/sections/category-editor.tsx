import { useTranslation } from 'react-i18next';
import { useAdmin } from '../admin-tools.tsx';
import { LocalField } from '../fields/local-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { PictogramField } from '../fields/pictogram-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import { nameOf, settingsOf } from '../logic/settings.ts';
import { Gone } from './gone.tsx';
import { type EditorProps, useEditor } from './use-editor.ts';

export function CategoryEditor(props: EditorProps) {
  const { t } = useTranslation('admin');
  const { form, exists, isNew, saved, removed } = useEditor('category', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  return (
    <SettingSheet form={form} title={isNew ? t('category.new') : t('category.edit')} saved={saved} removed={removed}>
      <LocalField
        label={t('fields.name')}
        value={value.name}
        change={(name) => set({ name })}
        error={error('name')}
        max={60}
      />
      <PictogramField value={value.pictogram} change={(pictogram) => set({ pictogram })} />
      <div className="form-columns">
        <CategoryField
          value={value.parent}
          change={(parent) => set({ parent })}
          error={error('parent')}
          except={props.id}
        />
        <NumberField
          label={t('fields.order')}
          hint={t('orderHint')}
          value={value.order}
          change={(order) => set({ order: order ?? Number.NaN })}
          error={error('order')}
        />
      </div>
    </SettingSheet>
  );
}

interface CategoryFieldProps {
  value: string | null;
  change: (value: string | null) => void;
  error: string | undefined;
  /** A category does not stand within itself. */
  except: string | null;
}

/** The category it stands in at the kiosk, or none. */
export function CategoryField({ value, change, error, except }: CategoryFieldProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const categories = settingsOf(settings, 'category').filter(({ id }) => id !== except);
  const options = [
    { value: '', words: t('category.top') },
    ...categories.map((row) => ({ value: row.id, words: nameOf(row, i18n.language) })),
  ];
  return (
    <SelectField
      label={t('fields.category')}
      value={value ?? ''}
      options={options}
      change={(id) => change(id === '' ? null : id)}
      error={error}
    />
  );
}
