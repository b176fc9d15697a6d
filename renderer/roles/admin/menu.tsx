import {
  Activity,
  Building2,
  CalendarClock,
  ClipboardCheck,
  DatabaseBackup,
  Gamepad2,
  Layers,
  type LucideIcon,
  MonitorSmartphone,
  Printer,
  Ticket,
  Tv,
  Users,
  Volume2,
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
  printers: Printer,
  tickets: Ticket,
  buttons: Gamepad2,
  voice: Volume2,
  devices: MonitorSmartphone,
  backup: DatabaseBackup,
  check: ClipboardCheck,
};
/** What is set up, and what is looked after. */
const GROUPS = {
  setUp: ['office', 'services', 'desks', 'people', 'rules', 'displays'],
  hardware: ['printers', 'tickets', 'buttons', 'voice'],
  care: ['devices', 'backup', 'check'],
} as const satisfies Record<string, readonly Section[]>;

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
      <MenuGroup name="setUp" />
      <MenuGroup name="hardware" />
      <MenuGroup name="care" />
      <Languages />
    </nav>
  );
}

function MenuGroup({ name }: { name: keyof typeof GROUPS }) {
  const { t } = useTranslation('admin');
  const id = `menu-${name}`;
  return (
    <>
      <p className="menu-head" id={id}>
        {t(`menuGroup.${name}`)}
      </p>
      <ul aria-labelledby={id}>
        {GROUPS[name].map((section) => (
          <MenuLine key={section} section={section} count={0} />
        ))}
      </ul>
    </>
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
