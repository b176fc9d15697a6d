import { useTranslation } from 'react-i18next';
import { SITE } from '#contract/names.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { CheckField } from '../../fields/check-field.tsx';
import { LanguagesField } from '../../fields/languages-field.tsx';
import { NumberField } from '../../fields/number-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import type { SettingForm } from '../../form/use-setting-form.ts';
import { settingsOf } from '../../logic/settings.ts';
import { StateCard } from '../hardware/state-card.tsx';
import { StationField } from '../hardware/station-field.tsx';
import { useOwnedEditor } from '../use-owned-editor.ts';
import { QuietField } from './quiet-field.tsx';
import { SayTest } from './say-test.tsx';

/** Languages spoken one after the other, at most. */
const MOST = 4;

export function VoiceEditor() {
  const { t } = useTranslation('admin');
  const { head } = useAdmin();
  const form = useOwnedEditor('voice', SITE);
  const { value, set, error, changed } = form;
  return (
    <>
      <StateCard of="voice" id={SITE}>
        <SayTest desk={null} unsaved={changed} />
      </StateCard>
      <SettingSheet form={form} title={t('voice.edit')}>
        <StationField value={value.station} change={(station) => set({ station })} error={error('station')} />
        <LanguagesField
          label={t('voice.languages')}
          hint={t('voice.languagesHint')}
          offered={head.languages}
          least={0}
          most={MOST}
          value={value.languages}
          change={(languages) => set({ languages })}
          error={error('languages')}
        />
        <CheckField
          label={t('fields.visitorFirst')}
          hint={t('voice.visitorFirstHint')}
          value={value.visitorFirst}
          change={(visitorFirst) => set({ visitorFirst })}
        />
        <Manner form={form} />
        <QuietField
          value={value.quiet}
          change={(quiet) => set({ quiet })}
          error={(path) => error(`quiet.${path}`)}
          usual={value.volume}
        />
        <CheckField label={t('fields.enabled')} value={value.enabled} change={(enabled) => set({ enabled })} />
      </SettingSheet>
    </>
  );
}

function Manner({ form: { value, set, error } }: { form: SettingForm<'voice'> }) {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const example = settingsOf(settings, 'service')[0]?.value.letter ?? 'A';
  const numbers = (['natural', 'digits'] as const).map((one) => ({ value: one, words: t(`voice.numbers.${one}`) }));
  const repeats = (['1', '2', '3'] as const).map((one) => ({ value: one, words: t(`voice.times.${one}`) }));
  return (
    <div className="form-columns">
      <SelectField
        label={t('fields.numbers')}
        hint={t(`voice.numbersHint.${value.numbers}`, { letter: example })}
        value={value.numbers}
        options={numbers}
        change={(one) => set({ numbers: one })}
      />
      <SelectField
        label={t('fields.repeats')}
        value={`${value.repeats}` as '1' | '2' | '3'}
        options={repeats}
        change={(count) => set({ repeats: Number(count) })}
      />
      <NumberField
        label={t('fields.volume')}
        unit="%"
        value={value.volume}
        change={(volume) => set({ volume: volume ?? Number.NaN })}
        error={error('volume')}
      />
    </div>
  );
}
