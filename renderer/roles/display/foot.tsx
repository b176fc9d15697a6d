import { Info, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '#contract/ids.ts';
import { Local } from '#ui/site-context.tsx';

interface Props {
  info: LocalText | null;
  demo: boolean;
  soundLocked: boolean;
  onUnlock: () => void;
}

/** One line of information, and what the display itself has to say; nothing when there is nothing. */
export function Foot({ info, demo, soundLocked, onUnlock }: Props) {
  const { t } = useTranslation(['display', 'common']);
  if (!(info || demo || soundLocked)) return null;
  return (
    <footer className="d-foot">
      {demo && <p className="d-demo">{t('common:demo')}</p>}
      {info && (
        <p className="d-info">
          <Info className="icon" aria-hidden="true" />
          <Local text={info} />
        </p>
      )}
      {soundLocked && (
        <button type="button" className="d-sound" onClick={onUnlock}>
          <VolumeX className="icon" aria-hidden="true" />
          {t('sound')}
        </button>
      )}
    </footer>
  );
}
