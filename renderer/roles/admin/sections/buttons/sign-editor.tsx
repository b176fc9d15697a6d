import { useTranslation } from 'react-i18next';
import { useAdmin } from '../../admin-tools.tsx';
import { CheckField } from '../../fields/check-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import { nameOf, settingsOf } from '../../logic/settings.ts';
import { Gone } from '../gone.tsx';
import { PortFields } from '../hardware/port-fields.tsx';
import { StateCard } from '../hardware/state-card.tsx';
import { StationField } from '../hardware/station-field.tsx';
import { type EditorProps, useEditor } from '../use-editor.ts';

export function SignEditor(props: EditorProps) {
  const { t } = useTranslation('admin');
  const { form, exists, isNew, saved, removed } = useEditor('sign', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  return (
    <>
      {!isNew && <StateCard of="sign" id={props.id} />}
      <SettingSheet form={form} title={isNew ? t('sign.new') : t('sign.edit')} saved={saved} removed={removed}>
        <TextField
          label={t('fields.name')}
          value={value.name}
          change={(name) => set({ name })}
          error={error('name')}
          max={60}
        />
        <div className="form-columns">
          <StationField value={value.station} change={(station) => set({ station })} error={error('station')} />
          <DeskField value={value.desk} change={(desk) => set({ desk })} error={error('desk')} />
        </div>
        <fieldset className="form-group">
          <legend>{t('fields.port')}</legend>
          <PortFields value={value.port} change={(port) => set({ port })} error={(path) => error(`port.${path}`)} />
        </fieldset>
        <TextField
          label={t('fields.show')}
          hint={t('sign.showHint')}
          value={value.show}
          change={(show) => set({ show })}
          error={error('show')}
          max={120}
        />
        <TextField
          label={t('fields.clear')}
          hint={t('sign.clearHint')}
          value={value.clear}
          change={(clear) => set({ clear })}
          error={error('clear')}
          max={120}
        />
        <CheckField label={t('fields.enabled')} value={value.enabled} change={(enabled) => set({ enabled })} />
      </SettingSheet>
    </>
  );
}

interface DeskProps {
  value: string;
  change: (value: string) => void;
  error: string | undefined;
}

function DeskField({ value, change, error }: DeskProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const desks = settingsOf(settings, 'desk').map((row) => ({ value: row.id, words: nameOf(row, i18n.language) }));
  const known = desks.some((desk) => desk.value === value);
  const none = { value: known ? '' : value, words: t('sign.chooseDesk') };
  return (
    <SelectField
      label={t('fields.desk')}
      value={value}
      options={known ? desks : [none, ...desks]}
      change={change}
      error={error}
    />
  );
}
