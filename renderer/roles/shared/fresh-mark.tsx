import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import { useHubState } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import './fresh-mark.css';

/** Whether what this screen shows is true now, in words; the dot's colour only repeats them. */
export function FreshMark({ hub, short = false }: { hub: Hub; short?: boolean }) {
  const { t } = useTranslation('entry');
  const { time } = useFormats();
  const freshness = useHubState(hub, (state) => state.freshness);
  const rightUntil = useHubState(hub, (state) => state.rightUntil);
  const at = time(rightUntil ?? hub.now());
  const words = {
    current: t(short ? 'fresh.currentShort' : 'fresh.current'),
    quiet: t('fresh.quiet', { time: at }),
    stale: t('fresh.stale', { time: at }),
  };
  return <span className={`fresh fresh-${freshness}`}>{words[freshness]}</span>;
}
