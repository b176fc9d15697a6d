import { useTranslation } from 'react-i18next';
import { useAdmin } from '../admin-tools.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { nameOf, settingsOf } from '../logic/settings.ts';

/** Which room's calls a display shows. */
export function GroupField({ value, change }: { value: string | null; change: (value: string | null) => void }) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const options = [
    { value: '', words: t('device.allDesks') },
    ...settingsOf(settings, 'displayGroup').map((row) => ({ value: row.id, words: nameOf(row, i18n.language) })),
  ];
  return (
    <SelectField
      label={t('fields.group')}
      value={value ?? ''}
      options={options}
      change={(id) => change(id === '' ? null : id)}
    />
  );
}
