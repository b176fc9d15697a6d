import {
  Archive,
  CalendarX,
  CircleCheck,
  Gamepad2,
  Hourglass,
  type LucideIcon,
  MonitorOff,
  MonitorSmartphone,
  Printer,
  Signpost,
  TriangleAlert,
  Users,
  UserX,
  Volume2,
  VolumeX,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HardwareKind } from '#contract/hardware.ts';
import type { HardwareRow } from '#contract/views.ts';
import { useFormats, useText } from '#ui/site-context.tsx';
import { useHubState, useNow } from '../../../sync/hooks.ts';
import { useAdmin } from '../admin-tools.tsx';
import { backupIsWell, type Need, type Office } from '../logic/needs.ts';
import { nameIn, settingsOf } from '../logic/settings.ts';
import { useRemedy, useStateWords } from '../sections/hardware/state-words.ts';
import { hashOf, type Place, type Section } from '../use-section.ts';

const ICONS: Record<Exclude<Need['kind'], 'hardware'>, LucideIcon> = {
  alarm: TriangleAlert,
  dayClosed: CalendarX,
  request: MonitorSmartphone,
  overTarget: Users,
  longVisit: Hourglass,
  unserved: UserX,
  silent: MonitorOff,
  unheard: VolumeX,
  backup: Archive,
};
const HARDWARE_ICONS: Record<HardwareKind, LucideIcon> = {
  printer: Printer,
  buttonBox: Gamepad2,
  sign: Signpost,
  voice: Volume2,
};
/** Where each is looked after; what happens at the desks is looked after there, not here. */
const WHERE: Partial<Record<Exclude<Need['kind'], 'hardware'>, Section>> = {
  alarm: 'backup',
  dayClosed: 'backup',
  request: 'devices',
  unserved: 'desks',
  silent: 'devices',
  unheard: 'devices',
  backup: 'backup',
};
const SECTION_OF: Record<HardwareKind, Section> = {
  printer: 'printers',
  buttonBox: 'buttons',
  sign: 'buttons',
  voice: 'voice',
};

/** The place where a need is looked after. */
function placeOf(need: Need): Place | undefined {
  if (need.kind === 'hardware') return { section: SECTION_OF[need.row.of], item: `${need.row.of}:${need.row.id}` };
  const section = WHERE[need.kind];
  return section === undefined ? undefined : { section, item: null };
}

/** What a person should look at, each with the one place where it is put right. */
export function Needs({ needs }: { needs: readonly Need[] }) {
  const { t } = useTranslation('admin');
  if (needs.length === 0) return <p className="live-none">{t('needs.none')}</p>;
  return (
    <ul className="live-list">
      {needs.map((need) => (
        <NeedLine key={keyOf(need)} need={need} />
      ))}
    </ul>
  );
}

function NeedLine({ need }: { need: Need }) {
  const { t } = useTranslation('admin');
  const { title, detail } = useNeedWords()(need);
  const Icon = need.kind === 'hardware' ? HARDWARE_ICONS[need.row.of] : ICONS[need.kind];
  const where = placeOf(need);
  return (
    <LiveLine
      icon={<Icon className={`icon ${isBad(need) ? 'tone-bad' : 'tone-warn'}`} aria-hidden="true" />}
      title={title}
      detail={detail}
    >
      {where !== undefined && (
        <a className="live-go" href={hashOf(where)}>
          {t(`section.${where.section}`)}
        </a>
      )}
    </LiveLine>
  );
}

function isBad(need: Need): boolean {
  if (need.kind === 'hardware') return need.row.state === 'down';
  return need.kind === 'alarm' || need.kind === 'overTarget' || need.kind === 'dayClosed';
}

interface LineProps {
  icon: ReactNode;
  title: string;
  detail: string;
  children: ReactNode;
}

function LiveLine({ icon, title, detail, children }: LineProps) {
  return (
    <li className="live-line">
      {icon}
      <span className="live-words">
        <strong>{title}</strong>
        <span>{detail}</span>
      </span>
      {children}
    </li>
  );
}

function keyOf(need: Need): string {
  switch (need.kind) {
    case 'alarm':
      return `alarm:${need.code}`;
    case 'request':
      return `request:${need.request}`;
    case 'overTarget':
      return `over:${need.service.service}`;
    case 'longVisit':
      return `long:${need.desk.desk}`;
    case 'unserved':
      return `unserved:${need.row.id}`;
    case 'silent':
      return `silent:${need.device}`;
    case 'unheard':
      return `unheard:${need.device}`;
    case 'hardware':
      return need.row.key;
    case 'dayClosed':
    case 'backup':
      return need.kind;
    default:
      return need satisfies never;
  }
}

/** A label in the middle of a line. */
const lowered = (words: string): string => words.slice(0, 1).toLocaleLowerCase() + words.slice(1);

/** A display that nobody hears, as a piece of hardware. */
const UNHEARD = { state: 'warning', problem: 'noSound' } as const;

type Words = { title: string; detail: string };

function useNeedWords(): (need: Need) => Words {
  const { t, i18n } = useTranslation('admin');
  const { time, date, minutes, number } = useFormats();
  const text = useText();
  const state = useStateWords();
  const doing = useRemedy();
  const since = (at: number) => time(at);
  return (need) => {
    switch (need.kind) {
      case 'alarm':
        return { title: alarmTitle(need.code), detail: t('needs.since', { time: time(need.at) }) };
      case 'dayClosed':
        return { title: t('needs.dayClosed'), detail: t('needs.dayClosedDetail') };
      case 'request':
        return { title: t('needs.request', { name: need.name }), detail: t('needs.requestDetail') };
      case 'overTarget': {
        const { service, waited } = need;
        const title = t('needs.overTarget', { service: text(service.name), minutes: minutes(waited) });
        return {
          title,
          detail: t('needs.overTargetDetail', { target: number(service.target), count: service.waiting }),
        };
      }
      case 'longVisit': {
        const title = t('needs.longVisit', {
          desk: text(need.desk.name),
          number: need.number,
          minutes: minutes(need.lasted),
        });
        return {
          title,
          detail: t('needs.longVisitDetail', { service: text(need.service.name), count: need.service.usual }),
        };
      }
      case 'unserved':
        return {
          title: t('needs.unserved', { service: nameIn(need.row.value, i18n.language) }),
          detail: t('needs.unservedDetail'),
        };
      case 'silent':
        return {
          title: t('needs.silent', { name: need.name }),
          detail: t('needs.silentDetail', { date: date(need.since), time: time(need.since) }),
        };
      case 'unheard':
        return {
          title: t('needs.hardware', { name: need.name, what: lowered(state(UNHEARD)) }),
          detail: doing(UNHEARD) ?? '',
        };
      case 'hardware':
        return {
          title: t('needs.hardware', { name: nameOf(need.row), what: lowered(state(need.row)) }),
          detail: remedy(need.row),
        };
      case 'backup':
        return { title: t(need.failed ? 'needs.backupFailed' : 'needs.backupOld'), detail: backupDetail(need.at) };
      default:
        return need satisfies never;
    }
  };

  function nameOf({ of, name }: HardwareRow): string {
    return name || t(`checkWhat.${of}`);
  }
  function remedy(row: HardwareRow): string {
    const begun = row.since === null ? null : t('needs.since', { time: since(row.since) });
    return [begun, doing(row)].filter((part) => part !== null).join(' ');
  }
  function alarmTitle(code: string): string {
    return t(`alarm.${code}` as 'alarm.other', { defaultValue: t('alarm.other', { code }), code });
  }
  function backupDetail(at: number | null): string {
    return at === null ? t('needs.backupNever') : t('needs.backupLast', { date: date(at), time: time(at) });
  }
}

/** What is well is told too, kept apart, so that silence is never mistaken for it. */
export function AllWell({ office }: { office: Office }) {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const { date, time } = useFormats();
  const stale = useHubState(hub, (state) => state.freshness !== 'current');
  const known = new Set(settingsOf(office.settings, 'device').flatMap(({ id, value }) => (value.revoked ? [] : [id])));
  const online = office.presence.filter((row) => row.online && known.has(row.device)).length;
  const { backup } = office.head;
  const now = useNow(hub, 60_000);
  if (stale) return <p className="live-none">{t('well.unknown')}</p>;
  const icon = <CircleCheck className="icon tone-good" aria-hidden="true" />;
  return (
    <ul className="live-list">
      {online > 0 && (
        <LiveLine
          icon={icon}
          title={t('well.devices', { count: online })}
          detail={t('well.devicesOf', { count: known.size })}
        >
          <a className="live-go" href="#devices">
            {t('section.devices')}
          </a>
        </LiveLine>
      )}
      {backup !== null && backupIsWell(office.head, now) && (
        <LiveLine
          icon={icon}
          title={t('well.backup')}
          detail={t('well.backupAt', { date: date(backup.at), time: time(backup.at) })}
        >
          <a className="live-go" href="#backup">
            {t('section.backup')}
          </a>
        </LiveLine>
      )}
    </ul>
  );
}
