import { useTranslation } from 'react-i18next';
import { CheckField } from '../../fields/check-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import { Gone } from '../gone.tsx';
import { PortFields } from '../hardware/port-fields.tsx';
import { StateCard } from '../hardware/state-card.tsx';
import { StationField } from '../hardware/station-field.tsx';
import { type EditorProps, useEditor } from '../use-editor.ts';
import { DesksOfBox } from './desks-of-box.tsx';
import { KeysField } from './keys-field.tsx';
import { ProtocolFields } from './protocol-fields.tsx';

export function BoxEditor(props: EditorProps) {
  const { t } = useTranslation('admin');
  const { form, exists, isNew, saved, removed } = useEditor('buttonBox', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  return (
    <>
      {!isNew && <StateCard of="buttonBox" id={props.id} />}
      <SettingSheet form={form} title={isNew ? t('box.new') : t('box.edit')} saved={saved} removed={removed}>
        <TextField
          label={t('fields.name')}
          hint={t('box.nameHint')}
          value={value.name}
          change={(name) => set({ name })}
          error={error('name')}
          max={60}
        />
        <StationField value={value.station} change={(station) => set({ station })} error={error('station')} />
        <fieldset className="form-group">
          <legend>{t('fields.port')}</legend>
          <PortFields value={value.port} change={(port) => set({ port })} error={(path) => error(`port.${path}`)} />
        </fieldset>
        <ProtocolFields
          value={value.protocol}
          change={(protocol) => set({ protocol })}
          error={(path) => error(`protocol.${path}`)}
        />
        <DesksOfBox value={value.desks} change={(desks) => set({ desks })} error={error} />
        <KeysField
          value={value.keys}
          dispenser={value.desks.length === 0}
          change={(keys) => set({ keys })}
          error={(path) => error(`keys.${path}`)}
        />
        <CheckField label={t('fields.enabled')} value={value.enabled} change={(enabled) => set({ enabled })} />
      </SettingSheet>
    </>
  );
}
