import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import { initialsOf } from '#ui/brand.ts';
import { useFormats } from '#ui/site-context.tsx';

interface Props {
  site: string;
  /** Empty: every desk of the office. */
  group: string;
  now: Instant;
  /** Since when no news came; null while all is well. */
  behindSince: Instant | null;
}

export function Head({ site, group, now, behindSince }: Props) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  return (
    <header className="d-head">
      <span className="brand" aria-hidden="true">
        {initialsOf(site)}
      </span>
      <p className="d-site">
        <bdi>{site}</bdi>
      </p>
      <p className={group === '' ? 'd-group d-group-none' : 'd-group'}>
        <bdi>{group}</bdi>
      </p>
      {behindSince !== null && (
        <p className="d-behind">
          <History className="icon" aria-hidden="true" />
          {t('lastUpdate', { time: formats.time(behindSince) })}
        </p>
      )}
      <p className="d-date">{formats.date(now)}</p>
      <p className="d-clock num">{formats.time(now)}</p>
    </header>
  );
}
