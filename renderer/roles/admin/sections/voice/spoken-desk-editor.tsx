import { useTranslation } from 'react-i18next';
import { useAdmin } from '../../admin-tools.tsx';
import { LocalField } from '../../fields/local-field.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import { nameOf, settingsOf } from '../../logic/settings.ts';
import { Gone } from '../gone.tsx';
import type { EditorProps } from '../use-editor.ts';
import { useOwnedEditor } from '../use-owned-editor.ts';
import { SayTest } from './say-test.tsx';

/** How a desk is spoken when its label does not say it well: "No. 3 (left)" is "desk three". */
export function SpokenDeskEditor({ id }: EditorProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const form = useOwnedEditor('spokenDesk', id);
  const desk = settingsOf(settings, 'desk').find((one) => one.id === id);
  if (desk === undefined) return <Gone />;
  const { value, set, error, changed } = form;
  return (
    <>
      <SettingSheet form={form} title={t('spokenDesk.edit', { desk: nameOf(desk, i18n.language) })}>
        <LocalField
          label={t('fields.text')}
          hint={t('spokenDesk.hint')}
          value={value.text}
          change={(text) => set({ text })}
          error={error('text')}
          max={60}
        />
      </SettingSheet>
      <div className="form-extra">
        <SayTest desk={id} unsaved={changed} />
      </div>
    </>
  );
}
