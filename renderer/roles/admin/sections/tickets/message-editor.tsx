import { useTranslation } from 'react-i18next';
import { useAdmin } from '../../admin-tools.tsx';
import { LocalField } from '../../fields/local-field.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import { nameOf, settingsOf } from '../../logic/settings.ts';
import { Gone } from '../gone.tsx';
import type { EditorProps } from '../use-editor.ts';
import { useOwnedEditor } from '../use-owned-editor.ts';

/** What the tickets of one service say besides: documents to prepare, where to wait. */
export function MessageEditor({ id }: EditorProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const form = useOwnedEditor('ticketMessage', id);
  const service = settingsOf(settings, 'service').find((one) => one.id === id);
  if (service === undefined) return <Gone />;
  const { value, set, error } = form;
  return (
    <SettingSheet form={form} title={t('message.edit', { service: nameOf(service, i18n.language) })}>
      <LocalField
        label={t('fields.text')}
        hint={t('message.hint')}
        value={value.text}
        change={(text) => set({ text })}
        error={error('text')}
        max={400}
      />
    </SettingSheet>
  );
}
