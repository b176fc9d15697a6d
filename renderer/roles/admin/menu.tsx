import {
  Activity,
  Building2,
  CalendarClock,
  DatabaseBackup,
  Layers,
  type LucideIcon,
  MonitorSmartphone,
  Tv,
  Users,
  Waypoints,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ADMIN_WORDS } from '#ui/i18n/admin.ts';
import { spokenBy } from '#ui/i18n/start-i18n.ts';
import { ownName } from '#ui/languages.ts';
import { keptLanguage, useAdmin } from './admin-tools.tsx';
import { useNeeds } from './live/use-needs.ts';
import { type Section, usePlace } from './use-section.ts';
import './menu.css';

const ICONS: Record<Section, LucideIcon> = {
  live: Activity,
  office: Building2,
  services: Layers,
  desks: Waypoints,
  people: Users,
  rules: CalendarClock,
  displays: Tv,
  devices: MonitorSmartphone,
  backup: DatabaseBackup,
};
const SET_UP: readonly Section[] = ['office', 'services', 'desks', 'people', 'rules', 'displays', 'devices', 'backup'];

/** The sections, the live one first. */
export function Menu() {
  const { t } = useTranslation('admin');
  const { head } = useAdmin();
  const needs = useNeeds().length;
  return (
    <nav className="menu" aria-label={t('menu')}>
      <div className="menu-site">
        <span className="menu-mark" aria-hidden="true">
          {initials(head.site)}
        </span>
        <bdi className="menu-name">{head.site}</bdi>
      </div>
      <ul>
        <MenuLine section="live" count={needs} />
      </ul>
      <p className="menu-head" id="menu-set-up">
        {t('setUp')}
      </p>
      <ul aria-labelledby="menu-set-up">
        {SET_UP.map((section) => (
          <MenuLine key={section} section={section} count={0} />
        ))}
      </ul>
      <Languages />
    </nav>
  );
}

function MenuLine({ section, count }: { section: Section; count: number }) {
  const { t } = useTranslation('admin');
  const place = usePlace();
  const Icon = ICONS[section];
  return (
    <li>
      <a className="menu-line" href={`#${section}`} aria-current={place.section === section ? 'page' : undefined}>
        <Icon className="icon" aria-hidden="true" />
        <span>{t(`section.${section}`)}</span>
        {count > 0 && (
          <span className="menu-count">
            {count}
            <span className="sr-only"> {t('needs.title')}</span>
          </span>
        )}
      </a>
    </li>
  );
}

function Languages() {
  const { i18n } = useTranslation();
  const choose = (language: string) => {
    keptLanguage.save(language);
    void i18n.changeLanguage(language);
  };
  const others = spokenBy(ADMIN_WORDS).filter((language) => language !== i18n.language);
  return (
    <div className="menu-foot">
      {others.map((other) => (
        <button key={other} type="button" className="menu-language" lang={other} onClick={() => choose(other)}>
          {ownName(other)}
        </button>
      ))}
    </div>
  );
}

/** Up to two first letters of the office's name. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}
