import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { KioskHead } from '#contract/views.ts';
import { initialsOf } from '#ui/brand.ts';
import { useFormats } from '#ui/site-context.tsx';

/** Whose kiosk this is, and what time it is. */
export function TopLine({ head, now }: { head: KioskHead; now: Instant }) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  return (
    <header className="k-top">
      <span className="brand" aria-hidden="true">
        {initialsOf(head.site)}
      </span>
      <p className="k-site">
        <bdi>{head.site}</bdi>
        {head.demo && <span className="k-demo">{t('demo')}</span>}
      </p>
      <p className="k-clock num">{formats.time(now)}</p>
    </header>
  );
}
