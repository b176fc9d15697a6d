import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import { useHubState } from '../../sync/hooks.ts';
import { useDesk } from './desk-tools.tsx';

/** Whether what this screen shows is true now, in words; the dot's colour only repeats them. */
export function FreshMark({ short = false }: { short?: boolean }) {
  const { hub } = useDesk();
  const { t } = useTranslation('desk');
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
