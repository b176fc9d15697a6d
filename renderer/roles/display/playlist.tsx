import { useTranslation } from 'react-i18next';
import type { Slide } from '#contract/playlist.ts';
import { FitText } from '#ui/fit-text.tsx';
import { Local, useText } from '#ui/site-context.tsx';
import type { Shown } from './slides.ts';
import { addressOf } from './use-slide.ts';
import './playlist.css';

/** A poster or a short text beside the calls. It can be read, and is never read aloud by itself: calls are. */
export function Playlist({ shown: { slide, index } }: { shown: Shown }) {
  const { t } = useTranslation('display');
  return (
    <aside className="d-slides" aria-label={t('slides')}>
      {slide.type === 'text' ? <TextSlide key={index} slide={slide} /> : <PictureSlide key={index} slide={slide} />}
    </aside>
  );
}

function TextSlide({ slide: { title, body } }: { slide: Extract<Slide, { type: 'text' }> }) {
  const text = useText();
  return (
    <div className="d-slide d-slide-text">
      <FitText
        className="d-slide-words prose"
        lines="many"
        measure={`${text(title)} ${body === null ? '' : text(body)}`}
      >
        <span className="d-slide-title">
          <Local text={title} />
        </span>
        {body !== null && (
          <span className="d-slide-body">
            <Local text={body} />
          </span>
        )}
      </FitText>
    </div>
  );
}

function PictureSlide({ slide: { file, alt } }: { slide: Extract<Slide, { type: 'picture' }> }) {
  const text = useText();
  return (
    <div className="d-slide">
      <img className="d-slide-picture" src={addressOf(file)} alt={alt === null ? '' : text(alt)} />
    </div>
  );
}
