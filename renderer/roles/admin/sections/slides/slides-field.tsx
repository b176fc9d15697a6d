import { Plus } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SLIDES, type Slide } from '#contract/playlist.ts';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { type Block, BlockList } from '../../fields/block-list.tsx';
import { FieldWords } from '../../fields/field.tsx';
import { FilePick } from '../../fields/file-pick.tsx';
import { LocalField } from '../../fields/local-field.tsx';
import { orNull } from '../../logic/clean.ts';
import type { Pictures } from './use-pictures.ts';

interface Props {
  value: readonly Slide[];
  change: (value: Slide[]) => void;
  add: (slide: Slide) => void;
  pictures: Pictures;
  /** By its place in the list, `0.title`. */
  error: (path: string) => string | undefined;
}

/** The slides in the order in which they turn. */
export function SlidesField({ value, change, add, pictures, error }: Props) {
  const { t } = useTranslation('admin');
  return (
    <fieldset className="rows">
      <legend>{t('fields.slides')}</legend>
      <BlockList
        value={value}
        change={change}
        error={error}
        whatIs={({ type }) => t(`slides.${type}`)}
        head={({ type }, n) => <span className="block-name">{t('slides.nth', { n, what: t(`slides.${type}`) })}</span>}
        fields={(block) => <SlideFields {...block} />}
      />
      {value.length === 0 && <p className="field-words">{t('slides.none')}</p>}
      {value.length < MOST_SLIDES && (
        <div className="slides-add">
          <Button
            kind="quiet"
            icon={<Plus className="icon" aria-hidden="true" />}
            onClick={() => add({ type: 'text', title: {}, body: null })}
          >
            {t('slides.addText')}
          </Button>
          <AddPicture add={add} pictures={pictures} />
        </div>
      )}
    </fieldset>
  );
}

function AddPicture({ add, pictures }: Pick<Props, 'add' | 'pictures'>) {
  const { t } = useTranslation('admin');
  const refusalText = useRefusalText();
  const id = useId();
  const { problem, busy } = pictures;
  const wrong = problem === 'unreached' ? t('slides.unreached') : problem && refusalText(problem);
  const choose = async (picture: File) => {
    const file = await pictures.bring(picture);
    if (file !== null) add({ type: 'picture', file, alt: null });
  };
  return (
    <div className="field">
      <FilePick
        words={t('slides.addPicture')}
        choose={(picture) => void choose(picture)}
        accept="image/png,image/jpeg,image/webp"
        disabled={busy}
        aria-label={t('slides.addPicture')}
        aria-describedby={`${id}-about`}
        aria-invalid={wrong !== null}
      />
      <FieldWords id={`${id}-about`} hint={t('slides.pictureHint')} error={wrong ?? undefined} />
    </div>
  );
}

function SlideFields({ value, put, error }: Block<Slide>) {
  return value.type === 'text' ? (
    <TextFields slide={value} put={put} error={error} />
  ) : (
    <PictureFields slide={value} put={put} error={error} />
  );
}

type FieldsProps<T extends Slide['type']> = Pick<Block<Slide>, 'put' | 'error'> & {
  slide: Extract<Slide, { type: T }>;
};

function TextFields({ slide, put, error }: FieldsProps<'text'>) {
  const { t } = useTranslation('admin');
  return (
    <div className="block-fields">
      <LocalField
        label={t('slides.title')}
        value={slide.title}
        change={(title) => put({ ...slide, title })}
        error={error('title')}
        max={50}
      />
      <LocalField
        label={t('slides.body')}
        value={slide.body}
        change={(body) => put({ ...slide, body: orNull(body) })}
        error={error('body')}
        max={120}
      />
    </div>
  );
}

function PictureFields({ slide, put, error }: FieldsProps<'picture'>) {
  const { t } = useTranslation('admin');
  return (
    <div className="block-fields slide-picture">
      <img className="slide-thumb" src={`/media/${slide.file}`} alt="" />
      <LocalField
        label={t('slides.alt')}
        hint={t('slides.altHint')}
        value={slide.alt}
        change={(alt) => put({ ...slide, alt: orNull(alt) })}
        error={error('alt') ?? error('file')}
        max={120}
      />
    </div>
  );
}
