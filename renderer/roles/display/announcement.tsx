import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnnouncementViewRow } from '#contract/views.ts';
import { FitText } from '#ui/fit-text.tsx';
import { directionOf, pickText } from '#ui/languages.ts';
import { useSiteLanguages } from '#ui/site-context.tsx';
import './announcement.css';

/** Sentences that can be read from a seat at once. */
const SENTENCES = 3;

interface Props {
  announcement: AnnouncementViewRow;
  /** How many calls wait for their turn. */
  follow: number;
}

/** What staff tell everybody, on the whole screen. It calls nobody, so it is not yellow. Read aloud by the live text. */
export function Announcement({ announcement, follow }: Props) {
  const { t } = useTranslation('display');
  const sentences = useSentences(announcement);
  return (
    <section key={announcement.key} className="d-announcement" aria-hidden="true">
      <p className="d-announcement-title">
        <Megaphone className="icon" />
        {t('announcement')}
      </p>
      <div className="d-announcement-sentences">
        {sentences.map(({ language, text }) => (
          <p key={language} className="d-announcement-words" lang={language} dir={directionOf(language)}>
            <FitText className="prose" lines="many" measure={`${sentences.length} ${text}`}>
              {text}
            </FitText>
          </p>
        ))}
      </div>
      {follow > 0 && <p className="d-announcement-follow">{t('follow', { count: follow })}</p>}
    </section>
  );
}

/** In the office's languages and their order, as far as it was written in them. */
function useSentences({ texts }: AnnouncementViewRow) {
  const languages = useSiteLanguages();
  const own = languages.filter((language) => texts[language] !== undefined);
  const written = own.length > 0 ? own : Object.keys(texts);
  return written.slice(0, SENTENCES).map((language) => pickText(texts, language, []));
}
