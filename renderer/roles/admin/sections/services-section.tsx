import { useTranslation } from 'react-i18next';
import { Pictogram } from '#ui/pictogram.tsx';
import { ServiceBlock } from '#ui/service-block.tsx';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../admin-tools.tsx';
import { nameOf, type SettingOf, settingsOf } from '../logic/settings.ts';
import { unserved } from '../logic/unserved.ts';
import { BandEditor } from './band-editor.tsx';
import { CategoryEditor } from './category-editor.tsx';
import { Master } from './master.tsx';
import { ServiceEditor } from './service-editor.tsx';
import { useChosen } from './use-editor.ts';

/** What visitors come for: services, how the kiosk groups them, and who goes first. */
export function ServicesSection() {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const { minutes } = useFormats();
  const uncalled = new Set(unserved(settings).map(({ id }) => id));
  const detailOf = ({ id, value }: SettingOf<'service'>) => {
    if (uncalled.has(id)) return <span className="tone-warn">{t('service.noProfile')}</span>;
    return value.enabled ? minutes(value.target * 60_000) : t('list.off');
  };
  const services = settingsOf(settings, 'service').map((row) => ({
    item: `service:${row.id}`,
    title: nameOf(row, i18n.language),
    detail: detailOf(row),
    icon: <ServiceBlock letter={row.value.letter} color={row.value.color} />,
    off: !row.value.enabled,
  }));
  const categories = settingsOf(settings, 'category').map((row) => ({
    item: `category:${row.id}`,
    title: nameOf(row, i18n.language),
    icon: <Pictogram name={row.value.pictogram} />,
  }));
  const bands = [...settingsOf(settings, 'band')]
    .sort((a, b) => b.value.rank - a.value.rank)
    .map((row) => ({
      item: `band:${row.id}`,
      title: nameOf(row, i18n.language),
      detail: t('band.rank', { rank: row.value.rank }),
    }));
  const groups = [
    {
      title: t('section.services'),
      none: t('service.none'),
      entries: services,
      add: { words: t('service.add'), item: 'service:new' },
    },
    {
      title: t('category.title'),
      none: t('category.none'),
      entries: categories,
      add: { words: t('category.add'), item: 'category:new' },
    },
    { title: t('band.title'), none: t('band.none'), entries: bands, add: { words: t('band.add'), item: 'band:new' } },
  ];
  return <Master section="services" groups={groups} detail={<Detail />} />;
}

function Detail() {
  const chosen = useChosen();
  if (chosen === null) return null;
  const props = { key: `${chosen.kind}:${chosen.id}`, id: chosen.id, section: 'services' } as const;
  if (chosen.kind === 'service') return <ServiceEditor {...props} key={props.key} />;
  if (chosen.kind === 'category') return <CategoryEditor {...props} key={props.key} />;
  return chosen.kind === 'band' ? <BandEditor {...props} key={props.key} /> : null;
}
