import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeptPicture, MOST_SLIDES, PICTURES, type Slide } from '#contract/playlist.ts';
import { Button } from '#ui/button.tsx';
import type { Pictures } from './use-pictures.ts';

interface Props {
  pictures: Pictures;
  /** The slides as they stand in the form. */
  inForm: readonly Slide[];
  add: (slide: Slide) => void;
}

/** What the hub keeps and this list does not show: it can be shown here too, or go when no list names it. */
export function KeptPictures({ pictures, inForm, add }: Props) {
  const { t } = useTranslation('admin');
  const shown = new Set(inForm.flatMap((slide) => (slide.type === 'picture' ? [slide.file] : [])));
  const others = pictures.kept.filter(({ file }) => !shown.has(file));
  if (others.length === 0) return null;
  return (
    <section className="form-extra">
      <h3>{t('slides.kept')}</h3>
      <p className="field-words">{t('slides.keptCount', { kept: pictures.kept.length, most: PICTURES.kept })}</p>
      <ul className="kept-pictures">
        {others.map((one) => (
          <Kept
            key={one.file}
            picture={one}
            pictures={pictures}
            add={inForm.length < MOST_SLIDES ? () => add({ type: 'picture', file: one.file, alt: null }) : null}
          />
        ))}
      </ul>
    </section>
  );
}

interface KeptProps {
  picture: KeptPicture;
  pictures: Pictures;
  /** Null: the list is full. */
  add: (() => void) | null;
}

function Kept({ picture: { file, used }, pictures, add }: KeptProps) {
  const { t } = useTranslation('admin');
  const [asking, setAsking] = useState(false);
  return (
    <li className="kept-picture">
      <img className="slide-thumb" src={`/media/${file}`} alt={t('slides.keptOne')} />
      <span className="kept-state">{used ? t('slides.elsewhere') : t('slides.unused')}</span>
      {add !== null && <Button onClick={add}>{t('slides.show')}</Button>}
      {!used && !asking && (
        <Button kind="bad" onClick={() => setAsking(true)}>
          {t('form.remove')}
        </Button>
      )}
      {asking && (
        <>
          <span>{t('form.sure')}</span>
          <Button kind="bad" disabled={pictures.busy} onClick={() => void pictures.take(file)}>
            {t('form.yesRemove')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('form.no')}</Button>
        </>
      )}
    </li>
  );
}
