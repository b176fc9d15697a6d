import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ALL_DESKS } from '#contract/names.ts';
import type { Slide } from '#contract/playlist.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { NumberField } from '../../fields/number-field.tsx';
import { SettingSheet } from '../../form/setting-sheet.tsx';
import { nameOf, settingsOf } from '../../logic/settings.ts';
import { Gone } from '../gone.tsx';
import type { EditorProps } from '../use-editor.ts';
import { useOwnedEditor } from '../use-owned-editor.ts';
import { KeptPictures } from './kept-pictures.tsx';
import { SlidesField } from './slides-field.tsx';
import { usePictures } from './use-pictures.ts';
import './slides.css';

/** Posters and short texts that turn beside the calls of one display group. */
export function PlaylistEditor({ id }: EditorProps) {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const form = useOwnedEditor('playlist', id);
  const group = settingsOf(settings, 'displayGroup').find((one) => one.id === id);
  const pictures = usePictures();
  const latest = useRef(form.value.slides);
  latest.current = form.value.slides;
  if (group === undefined && id !== ALL_DESKS) return <Gone />;
  const { value, set, error } = form;
  const name = group === undefined ? t('slides.all') : nameOf(group, i18n.language);
  const put = (slides: Slide[]) => set({ slides });
  /** What was written while a picture was on its way stays. */
  const add = (slide: Slide) => put([...latest.current, slide]);
  return (
    <>
      <SettingSheet form={form} title={t('slides.edit', { group: name })} saved={pictures.anew} removed={pictures.anew}>
        <SlidesField
          value={value.slides}
          change={put}
          add={add}
          pictures={pictures}
          error={(path) => error(`slides.${path}`)}
        />
        <NumberField
          label={t('fields.slideSeconds')}
          hint={t('slides.secondsHint')}
          unit="s"
          value={value.seconds}
          change={(seconds) => set({ seconds: seconds ?? Number.NaN })}
          error={error('seconds')}
        />
      </SettingSheet>
      <KeptPictures pictures={pictures} inForm={value.slides} add={add} />
    </>
  );
}
