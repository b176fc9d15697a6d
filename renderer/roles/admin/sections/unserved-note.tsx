import { useTranslation } from 'react-i18next';
import { useAdmin } from '../admin-tools.tsx';
import { nameOf } from '../logic/settings.ts';
import { unserved } from '../logic/unserved.ts';
import { hashOf } from '../use-section.ts';

/** Says of a service that Next does not call it, and where that is mended; of a new one, that it will be so. */
export function UnservedNote({ id, isNew }: { id: string; isNew: boolean }) {
  const { t, i18n } = useTranslation('admin');
  const row = unserved(useAdmin().settings).find((one) => one.id === id);
  if (isNew) return <p className="form-lead">{t('service.newServed')}</p>;
  if (row === undefined) return null;
  return (
    <p className="form-warn">
      <span>
        {t('needs.unserved', { service: nameOf(row, i18n.language) })}. {t('needs.unservedDetail')}
      </span>
      <a href={hashOf({ section: 'desks', item: null })}>{t('profile.title')}</a>
    </p>
  );
}
