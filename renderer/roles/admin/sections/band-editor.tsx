import { useTranslation } from 'react-i18next';
import { CheckField } from '../fields/check-field.tsx';
import { LocalField } from '../fields/local-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import { Gone } from './gone.tsx';
import { type EditorProps, useEditor } from './use-editor.ts';

export function BandEditor(props: EditorProps) {
  const { t } = useTranslation('admin');
  const { form, exists, isNew, saved, removed } = useEditor('band', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  return (
    <SettingSheet form={form} title={isNew ? t('band.new') : t('band.edit')} saved={saved} removed={removed}>
      <LocalField
        label={t('fields.name')}
        value={value.name}
        change={(name) => set({ name })}
        error={error('name')}
        max={40}
      />
      <NumberField
        label={t('fields.rank')}
        hint={t('band.rankHint')}
        value={value.rank}
        change={(rank) => set({ rank: rank ?? Number.NaN })}
        error={error('rank')}
      />
      <CheckField label={t('fields.atKiosk')} value={value.atKiosk} change={(atKiosk) => set({ atKiosk })} />
    </SettingSheet>
  );
}
