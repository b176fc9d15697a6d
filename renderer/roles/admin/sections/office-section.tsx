import { useTranslation } from 'react-i18next';
import { hasWords } from '#ui/languages.ts';
import { CheckField } from '../fields/check-field.tsx';
import { LanguagesField } from '../fields/languages-field.tsx';
import { LocalField } from '../fields/local-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import type { SettingForm } from '../form/use-setting-form.ts';
import { orNull } from '../logic/clean.ts';
import { zones } from '../logic/zones.ts';
import { useSiteForm } from './use-site-form.ts';

/** Name, zone, languages, numbers. */
export function OfficeSection() {
  const { t } = useTranslation('admin');
  const form = useSiteForm();
  const { value, set, error } = form;
  return (
    <div className="sheet-alone">
      <SettingSheet form={form} title={t('office.title')} removable={false}>
        <TextField
          label={t('fields.siteName')}
          value={value.name}
          change={(name) => set({ name })}
          error={error('name')}
          max={80}
        />
        <TextField
          label={t('fields.zone')}
          hint={t('office.zoneHint')}
          value={value.zone}
          change={(zone) => set({ zone })}
          error={error('zone')}
          suggestions={zones()}
        />
        <LanguagesField
          label={t('fields.languages')}
          hint={t('languages.hint')}
          least={1}
          most={6}
          note={(language) => (hasWords(language) ? null : t('languages.noWords'))}
          value={value.languages}
          change={(languages) => set({ languages })}
          error={error('languages')}
        />
        <LocalField
          label={t('fields.info')}
          hint={t('office.infoHint')}
          value={value.info}
          change={(info) => set({ info: orNull(info) })}
          error={error('info')}
          max={160}
        />
        <Numbering form={form} />
      </SettingSheet>
    </div>
  );
}

function Numbering({ form: { value, set, error } }: { form: SettingForm<'site'> }) {
  const { t } = useTranslation('admin');
  const { numbering } = value;
  const put = (part: Partial<typeof numbering>) => set({ numbering: { ...numbering, ...part } });
  const range = (part: Partial<typeof numbering.range>) => put({ range: { ...numbering.range, ...part } });
  const modes = (['perService', 'single'] as const).map((one) => ({ value: one, words: t(`numbering.${one}`) }));
  return (
    <fieldset className="form-group">
      <legend>{t('fields.numbering')}</legend>
      <SelectField
        label={t('numbering.mode')}
        value={numbering.mode}
        options={modes}
        change={(mode) => put({ mode })}
      />
      {numbering.mode === 'single' && (
        <TextField
          label={t('numbering.letter')}
          hint={t('numbering.letterHint')}
          value={numbering.letter}
          change={(letter) => put({ letter: letter.toUpperCase() })}
          error={error('numbering.letter')}
          max={2}
        />
      )}
      <div className="form-columns">
        <NumberField
          label={t('numbering.first')}
          value={numbering.range.first}
          change={(first) => range({ first: first ?? Number.NaN })}
          error={error('numbering.range.first') ?? (error('numbering.range') && t('numbering.order'))}
        />
        <NumberField
          label={t('numbering.last')}
          value={numbering.range.last}
          change={(last) => range({ last: last ?? Number.NaN })}
          error={error('numbering.range.last')}
        />
      </div>
      <CheckField
        label={t('numbering.wrap')}
        hint={t('numbering.wrapHint')}
        value={numbering.range.wrap}
        change={(wrap) => range({ wrap })}
      />
    </fieldset>
  );
}
