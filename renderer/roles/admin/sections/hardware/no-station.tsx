import { useTranslation } from 'react-i18next';
import { useAdmin } from '../../admin-tools.tsx';
import { stationsOf } from '../../logic/blanks.ts';
import { hashOf } from '../../use-section.ts';

/** Before the first station nothing can hang on one: what it is, and where it is added. */
export function NoStation() {
  const { t } = useTranslation('admin');
  const { settings } = useAdmin();
  if (stationsOf(settings).length > 0) return null;
  return (
    <section className="no-station">
      <p>
        <strong>{t('station.none')}</strong> {t('station.what')}
      </p>
      <a className="master-add" href={hashOf({ section: 'devices', item: 'device:new' })}>
        {t('station.add')}
      </a>
    </section>
  );
}
