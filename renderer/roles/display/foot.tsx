import { Info, Megaphone, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Silence } from '#contract/hardware.ts';
import type { LocalText } from '#contract/ids.ts';
import type { AnnouncementViewRow } from '#contract/views.ts';
import { Local } from '#ui/site-context.tsx';

interface Props {
  info: LocalText | null;
  /** What staff have announced: for its minute it stands in the place of the information. */
  announcement: AnnouncementViewRow | null;
  demo: boolean;
  /** Why nobody hears this display. */
  silence: Silence | null;
  onUnlock: () => void;
}

/** One line of information, and what the display itself has to say; nothing when there is nothing. */
export function Foot({ info, announcement, demo, silence, onUnlock }: Props) {
  const { t } = useTranslation(['display', 'common']);
  if (!(info || announcement || demo || silence)) return null;
  return (
    <footer className="d-foot">
      {demo && <p className="d-demo">{t('common:demo')}</p>}
      {announcement && (
        <p className="d-info d-info-said">
          <Megaphone className="icon" aria-hidden="true" />
          <Local text={announcement.texts} />
        </p>
      )}
      {info && !announcement && (
        <p className="d-info">
          <Info className="icon" aria-hidden="true" />
          <Local text={info} />
        </p>
      )}
      {silence === 'locked' && (
        <button type="button" className="d-sound" onClick={onUnlock}>
          <VolumeX className="icon" aria-hidden="true" />
          {t('sound')}
        </button>
      )}
      {silence !== null && silence !== 'locked' && (
        <p className="d-unheard">
          <VolumeX className="icon" aria-hidden="true" />
          {t('watch')}
        </p>
      )}
    </footer>
  );
}
