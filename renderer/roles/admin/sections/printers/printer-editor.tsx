import { useTranslation } from 'react-i18next';
import { useAdmin } from '../../admin-tools.tsx';
import { CheckField } from '../../fields/check-field.tsx';
import { ChecksField } from '../../fields/checks-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import type { SettingForm } from '../../form/use-setting-form.ts';
import { settingsOf } from '../../logic/settings.ts';
import { Gone } from '../gone.tsx';
import { StateCard } from '../hardware/state-card.tsx';
import { StationField } from '../hardware/station-field.tsx';
import { type EditorProps, useEditor } from '../use-editor.ts';
import { ConnectionFields } from './connection-fields.tsx';
import { TestTicket } from './test-ticket.tsx';

export function PrinterEditor(props: EditorProps) {
  const { t } = useTranslation('admin');
  const { form, exists, isNew, saved, removed } = useEditor('printer', props);
  if (!exists) return <Gone />;
  const { value, set, error, changed } = form;
  return (
    <>
      {!isNew && (
        <StateCard of="printer" id={props.id}>
          <TestTicket printer={props.id} unsaved={changed} />
        </StateCard>
      )}
      <SettingSheet form={form} title={isNew ? t('printer.new') : t('printer.edit')} saved={saved} removed={removed}>
        <TextField
          label={t('fields.name')}
          hint={t('printer.nameHint')}
          value={value.name}
          change={(name) => set({ name })}
          error={error('name')}
          max={60}
        />
        <StationField value={value.station} change={(station) => set({ station })} error={error('station')} />
        <ConnectionFields form={form} />
        <PaperFields form={form} />
        <Serves form={form} />
        <Slot form={form} />
        <Failing form={form} />
        <CheckField label={t('fields.enabled')} value={value.enabled} change={(enabled) => set({ enabled })} />
      </SettingSheet>
    </>
  );
}

type Part = { form: SettingForm<'printer'> };

function PaperFields({ form: { value, set } }: Part) {
  const { t } = useTranslation('admin');
  const papers = (['80', '58'] as const).map((one) => ({ value: one, words: t('printer.mm', { width: one }) }));
  const modes = (['picture', 'text'] as const).map((one) => ({ value: one, words: t(`printer.mode.${one}`) }));
  const answers = (['all', 'status', 'none'] as const).map((one) => ({
    value: one,
    words: t(`printer.answer.${one}`),
  }));
  const copies = (['1', '2'] as const).map((one) => ({ value: one, words: one }));
  const cannotAnswer = value.connection.type === 'spooler' || value.connection.type === 'file';
  return (
    <>
      <div className="form-columns">
        <SelectField
          label={t('fields.paper')}
          value={value.paper}
          options={papers}
          change={(paper) => set({ paper })}
        />
        <SelectField
          label={t('fields.copies')}
          value={`${value.copies}` as '1' | '2'}
          options={copies}
          change={(count) => set({ copies: Number(count) })}
        />
      </div>
      <SelectField
        label={t('fields.mode')}
        hint={t(`printer.modeHint.${value.mode}`)}
        value={value.mode}
        options={modes}
        change={(mode) => set({ mode })}
      />
      {!cannotAnswer && (
        <SelectField
          label={t('fields.answers')}
          hint={t(`printer.answerHint.${value.answers}`)}
          value={value.answers}
          options={answers}
          change={(one) => set({ answers: one })}
        />
      )}
    </>
  );
}

/** Kiosks and desks by name. */
function Serves({ form: { value, set, error } }: Part) {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const options = settingsOf(settings, 'device')
    .filter(({ value: device }) => !device.revoked && (device.role === 'kiosk' || device.role === 'desk'))
    .map(({ id, value: device }) => ({ value: id, words: device.name }));
  return (
    <ChecksField
      label={t('fields.serves')}
      hint={t('printer.servesHint')}
      options={options}
      value={value.serves}
      change={(serves) => set({ serves })}
      error={error('serves')}
      none={t('printer.nobodyToServe')}
    />
  );
}

/** Where the kiosk points to when a ticket is there. */
function Slot({ form: { value, set } }: Part) {
  const { t } = useTranslation('admin');
  const slots = (['below', 'left', 'right'] as const).map((one) => ({ value: one, words: t(`printer.slot.${one}`) }));
  return (
    <SelectField
      label={t('fields.slot')}
      hint={t('printer.slotHint')}
      value={value.slot}
      options={slots}
      change={(slot) => set({ slot })}
    />
  );
}

function Failing({ form: { value, set } }: Part) {
  const { t } = useTranslation('admin');
  return (
    <fieldset className="form-group">
      <legend>{t('printer.failing')}</legend>
      <CheckField
        label={t('fields.paperless')}
        hint={t('printer.paperlessHint')}
        value={value.paperless}
        change={(paperless) => set({ paperless })}
      />
      <CheckField
        label={t('fields.voidWhenGivenUp')}
        hint={t('printer.voidHint')}
        value={value.voidWhenGivenUp}
        change={(voidWhenGivenUp) => set({ voidWhenGivenUp })}
      />
    </fieldset>
  );
}
