import { useTranslation } from 'react-i18next';
import { useAdmin } from '../../admin-tools.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { stationsOf } from '../../logic/blanks.ts';

interface Props {
  value: string;
  change: (value: string) => void;
  error: string | undefined;
}

/** The PC that something hangs on. */
export function StationField({ value, change, error }: Props) {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  const known = stationsOf(settings).map(({ id, value: device }) => ({ value: id, words: device.name }));
  const isKnown = known.some((option) => option.value === value);
  const none = { value: isKnown ? '' : value, words: t('station.choose') };
  return (
    <SelectField
      label={t('fields.station')}
      hint={t('station.fieldHint')}
      value={value}
      options={isKnown ? known : [none, ...known]}
      change={change}
      error={error}
    />
  );
}
