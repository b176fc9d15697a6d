import { useTranslation } from 'react-i18next';
import { CheckField } from '../fields/check-field.tsx';
import { ColorField } from '../fields/color-field.tsx';
import { HoursField } from '../fields/hours-field.tsx';
import { LocalField } from '../fields/local-field.tsx';
import { NamedListField } from '../fields/named-list-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { PictogramField } from '../fields/pictogram-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import type { SettingForm } from '../form/use-setting-form.ts';
import { orNull } from '../logic/clean.ts';
import { CategoryField } from './category-editor.tsx';
import { Gone } from './gone.tsx';
import { UnservedNote } from './unserved-note.tsx';
import { type EditorProps, useEditor } from './use-editor.ts';

export function ServiceEditor(props: EditorProps) {
  const { t } = useTranslation('admin');
  const { form, exists, isNew, saved, removed } = useEditor('service', props);
  if (!exists) return <Gone />;
  const { value, set, error } = form;
  return (
    <SettingSheet form={form} title={isNew ? t('service.new') : t('service.edit')} saved={saved} removed={removed}>
      <UnservedNote id={props.id} isNew={isNew} />
      <LocalField
        label={t('fields.name')}
        value={value.name}
        change={(name) => set({ name })}
        error={error('name')}
        max={60}
      />
      <LocalField
        label={t('fields.detail')}
        hint={t('service.detailHint')}
        value={value.detail}
        change={(detail) => set({ detail: orNull(detail) })}
        error={error('detail')}
        max={80}
      />
      <div className="form-columns">
        <TextField
          label={t('fields.letter')}
          hint={t('service.letterHint')}
          value={value.letter}
          change={(letter) => set({ letter: letter.toUpperCase() })}
          error={error('letter')}
          max={2}
        />
        <CategoryField
          value={value.category}
          change={(category) => set({ category })}
          error={error('category')}
          except={null}
        />
      </div>
      <ColorField letter={value.letter} value={value.color} change={(color) => set({ color })} />
      <PictogramField value={value.pictogram} change={(pictogram) => set({ pictogram })} />
      <Numbers form={form} />
      <CheckField
        label={t('fields.enabled')}
        hint={t('service.enabledHint')}
        value={value.enabled}
        change={(enabled) => set({ enabled })}
      />
      <CheckField
        label={t('fields.priorities')}
        value={value.priorities}
        change={(priorities) => set({ priorities })}
      />
      <OwnHours form={form} />
      <Outcomes form={form} />
    </SettingSheet>
  );
}

type Part = { form: SettingForm<'service'> };

function Numbers({ form: { value, set, error } }: Part) {
  const { t } = useTranslation('admin');
  return (
    <div className="form-columns">
      <NumberField
        label={t('fields.target')}
        hint={t('service.targetHint')}
        unit={t('unit.minutes')}
        value={value.target}
        change={(target) => set({ target: target ?? Number.NaN })}
        error={error('target')}
      />
      <NumberField
        label={t('fields.usual')}
        hint={t('service.usualHint')}
        unit={t('unit.minutes')}
        value={value.usual}
        change={(usual) => set({ usual: usual ?? Number.NaN })}
        error={error('usual')}
      />
      <NumberField
        label={t('fields.capacity')}
        hint={t('service.capacityHint')}
        value={value.capacity}
        change={(capacity) => set({ capacity })}
        error={error('capacity')}
      />
      <NumberField
        label={t('fields.order')}
        hint={t('orderHint')}
        value={value.order}
        change={(order) => set({ order: order ?? Number.NaN })}
        error={error('order')}
      />
    </div>
  );
}

function OwnHours({ form: { value, set, error } }: Part) {
  const { t } = useTranslation('admin');
  const { hours } = value;
  return (
    <>
      <CheckField
        label={t('service.ownHours')}
        value={hours !== null}
        change={(own) => set({ hours: own ? [] : null })}
      />
      {hours !== null && (
        <HoursField
          label={t('fields.hours')}
          value={hours}
          change={(next) => set({ hours: next })}
          error={(path) => error(`hours.${path}`)}
        />
      )}
    </>
  );
}

function Outcomes({ form: { value, set, error } }: Part) {
  const { t } = useTranslation('admin');
  const options = (['none', 'optional', 'required'] as const).map((one) => ({
    value: one,
    words: t(`service.outcome.${one}`),
  }));
  return (
    <>
      <SelectField
        label={t('fields.outcome')}
        value={value.outcome}
        options={options}
        change={(outcome) => set({ outcome })}
        error={error('outcome')}
      />
      {value.outcome !== 'none' && (
        <NamedListField
          label={t('fields.outcomes')}
          one={t('service.oneOutcome')}
          prefix="outcome"
          value={value.outcomes}
          change={(outcomes) => set({ outcomes })}
          error={(path) => error(`outcomes.${path}`)}
          most={30}
        />
      )}
      <NamedListField
        label={t('fields.deliverables')}
        one={t('service.oneDeliverable')}
        prefix="item"
        value={value.deliverables}
        change={(deliverables) => set({ deliverables })}
        error={(path) => error(`deliverables.${path}`)}
        most={50}
      />
    </>
  );
}
