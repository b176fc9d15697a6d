import { useTranslation } from 'react-i18next';
import { useAdmin } from '../admin-tools.tsx';
import { CheckField } from '../fields/check-field.tsx';
import { ExceptionsField } from '../fields/exceptions-field.tsx';
import { HoursField } from '../fields/hours-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { TextsField } from '../fields/texts-field.tsx';
import { SettingSheet } from '../form/setting-sheet.tsx';
import type { SettingForm } from '../form/use-setting-form.ts';
import { KioskPin } from './kiosk-pin.tsx';
import { useSiteForm } from './use-site-form.ts';

type Part = { form: SettingForm<'site'> };

/** When the office is open, and the rules of calling. */
export function RulesSection() {
  const { t } = useTranslation('admin');
  const form = useSiteForm();
  return (
    <div className="sheet-alone">
      <SettingSheet form={form} title={t('rules.title')} removable={false}>
        <Hours form={form} />
        <Calling form={form} />
        <Kiosk form={form} />
        <Reasons form={form} />
      </SettingSheet>
      <KioskPin />
    </div>
  );
}

function Hours({ form: { value, set, error } }: Part) {
  const { t } = useTranslation('admin');
  const { hub, head } = useAdmin();
  const today = head.day ?? new Date(hub.now()).toISOString().slice(0, 10);
  return (
    <>
      <HoursField
        label={t('fields.hours')}
        anyTimeHint={t('rules.hoursHint')}
        value={value.hours}
        change={(hours) => set({ hours })}
        error={(path) => error(`hours.${path}`)}
      />
      <ExceptionsField
        value={value.exceptions}
        change={(exceptions) => set({ exceptions })}
        error={(path) => error(`exceptions.${path}`)}
        today={today}
      />
      <TextField
        label={t('fields.dayBoundary')}
        hint={t('rules.dayBoundaryHint')}
        value={value.dayBoundary}
        change={(dayBoundary) => set({ dayBoundary })}
        error={error('dayBoundary')}
        max={5}
      />
      <CheckField label={t('fields.autoOpen')} value={value.autoOpen} change={(autoOpen) => set({ autoOpen })} />
    </>
  );
}

const NUMBERS = [
  ['recallLimit', null],
  ['recallSeconds', 'seconds'],
  ['moreTimeSeconds', 'seconds'],
  ['undoSeconds', 'seconds'],
  ['ageingCapMinutes', 'minutes'],
  ['leftOpenFactor', null],
] as const;

function Calling({ form: { value, set, error } }: Part) {
  const { t } = useTranslation('admin');
  const { rules } = value;
  const put = (part: Partial<typeof rules>) => set({ rules: { ...rules, ...part } });
  const unstarted = (['served', 'noShow', 'refuse'] as const).map((one) => ({
    value: one,
    words: t(`rules.unstarted.${one}`),
  }));
  const atClose = (['reset', 'carryOver'] as const).map((one) => ({ value: one, words: t(`rules.close.${one}`) }));
  return (
    <fieldset className="form-group">
      <legend>{t('fields.rules')}</legend>
      <SelectField
        label={t('rules.nextOnUnstarted')}
        value={rules.nextOnUnstarted}
        options={unstarted}
        change={(nextOnUnstarted) => put({ nextOnUnstarted })}
      />
      <SelectField
        label={t('rules.atDayClose')}
        value={rules.atDayClose}
        options={atClose}
        change={(atDayClose) => put({ atDayClose })}
      />
      <div className="form-columns">
        {NUMBERS.map(([name, unit]) => (
          <NumberField
            key={name}
            label={t(`rules.${name}`)}
            hint={t(`rules.${name}Hint`)}
            unit={unit === null ? undefined : t(`unit.${unit}`)}
            value={rules[name]}
            change={(next) => put({ [name]: next ?? Number.NaN })}
            error={error(`rules.${name}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Kiosk({ form: { value, set, error } }: Part) {
  const { t } = useTranslation('admin');
  const { kiosk } = value;
  const put = (part: Partial<typeof kiosk>) => set({ kiosk: { ...kiosk, ...part } });
  return (
    <fieldset className="form-group">
      <legend>{t('fields.kiosk')}</legend>
      <div className="form-columns">
        <NumberField
          label={t('rules.idleSeconds')}
          unit={t('unit.seconds')}
          value={kiosk.idleSeconds}
          change={(next) => put({ idleSeconds: next ?? Number.NaN })}
          error={error('kiosk.idleSeconds')}
        />
        <NumberField
          label={t('rules.askSeconds')}
          unit={t('unit.seconds')}
          value={kiosk.askSeconds}
          change={(next) => put({ askSeconds: next ?? Number.NaN })}
          error={error('kiosk.askSeconds')}
        />
        <NumberField
          label={t('rules.diagonalInches')}
          hint={t('rules.diagonalInchesHint')}
          unit={t('unit.inches')}
          step={0.1}
          value={kiosk.diagonalInches}
          change={(next) => put({ diagonalInches: next ?? Number.NaN })}
          error={error('kiosk.diagonalInches')}
        />
      </div>
    </fieldset>
  );
}

function Reasons({ form: { value, set, error } }: Part) {
  const { t } = useTranslation('admin');
  return (
    <>
      <TextsField
        label={t('fields.breakReasons')}
        one={t('rules.breakReason')}
        value={value.breakReasons}
        change={(breakReasons) => set({ breakReasons })}
        error={(index) => error(`breakReasons.${index}`)}
        max={40}
        most={12}
      />
      <TextsField
        label={t('fields.parkReasons')}
        one={t('rules.parkReason')}
        value={value.parkReasons}
        change={(parkReasons) => set({ parkReasons })}
        error={(index) => error(`parkReasons.${index}`)}
        max={40}
        most={12}
      />
    </>
  );
}
