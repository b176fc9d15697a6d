import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { DisplayHead } from '#contract/views.ts';
import { Local, useFormats } from '#ui/site-context.tsx';
import type { SoundState } from './speaker.ts';
import './test-card.css';

const COLORS = ['signal', 'svc-a', 'svc-b', 'svc-c', 'svc-d', 'svc-e', 'svc-f'];
const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];

interface Props {
  head: DisplayHead;
  now: Instant;
  sound: SoundState;
}

/** For whoever hangs the screen up: are all corners seen, is the picture sharp, is there sound, is it the right room? */
export function TestCard({ head, now, sound }: Props) {
  const { t } = useTranslation('display');
  const formats = useFormats();
  const pixels = `${Math.round(innerWidth * devicePixelRatio)} × ${Math.round(innerHeight * devicePixelRatio)}`;
  return (
    <section className="d-test" aria-label={t('test.title')}>
      {CORNERS.map((corner) => (
        <span key={corner} className={`d-corner d-corner-${corner}`} />
      ))}
      <h2>{t('test.title')}</h2>
      <dl>
        <dt>{t('test.group')}</dt>
        <dd>{Object.keys(head.group).length > 0 ? <Local text={head.group} /> : t('test.everyDesk')}</dd>
        <dt>{t('test.size')}</dt>
        <dd>
          <bdi dir="ltr">{pixels}</bdi>
        </dd>
        <dt>{t('test.margin')}</dt>
        <dd>{formats.percent(head.overscan / 100)}</dd>
        <dt>{t('test.time')}</dt>
        <dd className="num">{formats.time(now)}</dd>
        <dt>{t('test.sound')}</dt>
        <dd>{t(`test.${sound}`)}</dd>
      </dl>
      <p className="d-test-colors" aria-hidden="true">
        {COLORS.map((color) => (
          <span key={color} className={`d-test-${color}`} />
        ))}
      </p>
      <p className="d-test-lines" aria-hidden="true" />
      <p>{t('test.edges')}</p>
      <p className="d-test-leave">{t('test.leave')}</p>
    </section>
  );
}
