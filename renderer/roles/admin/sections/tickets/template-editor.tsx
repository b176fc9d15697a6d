import { useTranslation } from 'react-i18next';
import { ownName } from '#ui/languages.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import type { SettingForm } from '../../form/use-setting-form.ts';
import { nameOf, settingsOf } from '../../logic/settings.ts';
import { Gone } from '../gone.tsx';
import { type EditorProps, useEditor } from '../use-editor.ts';
import { BlocksField } from './blocks-field.tsx';
import { TicketPreview } from './ticket-preview.tsx';

/** How a ticket looks, with the ticket itself beside it. */
export function TemplateEditor(props: EditorProps) {
  const { t } = useTranslation('admin');
  const { form, exists, isNew, saved, removed } = useEditor('ticketTemplate', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  return (
    <div className="ticket-editor">
      <SettingSheet form={form} title={isNew ? t('template.new') : t('template.edit')} saved={saved} removed={removed}>
        <TextField
          label={t('fields.name')}
          hint={t('template.nameHint')}
          value={value.name}
          change={(name) => set({ name })}
          error={error('name')}
          max={60}
        />
        <UsedFor form={form} />
        <BlocksField
          value={value.blocks}
          change={(blocks) => set({ blocks })}
          error={(path) => error(`blocks.${path}`)}
        />
      </SettingSheet>
      <TicketPreview template={value} />
    </div>
  );
}

function UsedFor({ form: { value, set, error } }: { form: SettingForm<'ticketTemplate'> }) {
  const { t, i18n } = useTranslation('admin');
  const { settings, head } = useAdmin();
  const services = settingsOf(settings, 'service').map((row) => ({ value: row.id, words: nameOf(row, i18n.language) }));
  const languages = head.languages.map((language) => ({ value: language, words: ownName(language) }));
  return (
    <div className="form-columns">
      <SelectField
        label={t('fields.service')}
        value={value.service ?? ''}
        options={[{ value: '', words: t('template.allServices') }, ...services]}
        change={(service) => set({ service: service === '' ? null : service })}
        error={error('service')}
      />
      <SelectField
        label={t('fields.language')}
        hint={t('template.languageHint')}
        value={value.language ?? ''}
        options={[{ value: '', words: t('template.allLanguages') }, ...languages]}
        change={(language) => set({ language: language === '' ? null : language })}
        error={error('language')}
      />
    </div>
  );
}
