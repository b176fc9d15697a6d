import { useTranslation } from 'react-i18next';

/** What the address names does not exist, or not any more. */
export function Gone() {
  const { t } = useTranslation('admin');
  return <p className="master-none">{t('list.choose')}</p>;
}
