import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import { useHubState, useNow } from '../../sync/hooks.ts';
import { FreshMark } from '../shared/fresh-mark.tsx';
import { useAdmin } from './admin-tools.tsx';
import { Live } from './live/live.tsx';
import { useOffice } from './live/use-office.ts';
import { officeHours } from './logic/office-hours.ts';
import { BackupSection } from './sections/backup-section.tsx';
import { ButtonsSection } from './sections/buttons/buttons-section.tsx';
import { CheckSection } from './sections/check/check-section.tsx';
import { DesksSection } from './sections/desks-section.tsx';
import { DevicesSection } from './sections/devices-section.tsx';
import { DisplaysSection } from './sections/displays-section.tsx';
import { OfficeSection } from './sections/office-section.tsx';
import { PeopleSection } from './sections/people-section.tsx';
import { PrintersSection } from './sections/printers/printers-section.tsx';
import { RulesSection } from './sections/rules-section.tsx';
import { ServicesSection } from './sections/services-section.tsx';
import { TicketsSection } from './sections/tickets/tickets-section.tsx';
import { VoiceSection } from './sections/voice/voice-section.tsx';
import { type Section, usePlace } from './use-section.ts';

/** The section the address names, under one head for all. */
export function SectionView() {
  const { t } = useTranslation(['admin', 'common']);
  const { hub, head } = useAdmin();
  const { section } = usePlace();
  const { time } = useFormats();
  const stale = useHubState(hub, (state) => state.freshness === 'stale');
  const rightUntil = useHubState(hub, (state) => state.rightUntil);
  return (
    <main className="section">
      <header className="section-head">
        <h1>{t(`section.${section}`)}</h1>
        <span className="section-aside">{section === 'live' && <Today />}</span>
        <FreshMark hub={hub} />
        <Clock />
      </header>
      {head.demo && <p className="demo-mark">{t('common:demo')}</p>}
      {stale && (
        <p className="section-stale" role="status">
          {t('stale', { time: time(rightUntil ?? 0) })}
        </p>
      )}
      <div className="section-body">{bodyOf(section)}</div>
    </main>
  );
}

function bodyOf(section: Section): ReactNode {
  switch (section) {
    case 'live':
      return <Live />;
    case 'office':
      return <OfficeSection />;
    case 'services':
      return <ServicesSection />;
    case 'desks':
      return <DesksSection />;
    case 'people':
      return <PeopleSection />;
    case 'rules':
      return <RulesSection />;
    case 'displays':
      return <DisplaysSection />;
    case 'printers':
      return <PrintersSection />;
    case 'tickets':
      return <TicketsSection />;
    case 'buttons':
      return <ButtonsSection />;
    case 'voice':
      return <VoiceSection />;
    case 'devices':
      return <DevicesSection />;
    case 'backup':
      return <BackupSection />;
    case 'check':
      return <CheckSection />;
    default:
      return section satisfies never;
  }
}

function Clock() {
  const { hub } = useAdmin();
  const { time } = useFormats();
  return <span className="section-clock num">{time(useNow(hub, 1_000))}</span>;
}

function Today() {
  const { hub } = useAdmin();
  const { date } = useFormats();
  const hours = useHoursWords();
  return (
    <>
      {date(useNow(hub, 60_000))}, {hours}
    </>
  );
}

function useHoursWords(): string {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const { head, services } = useOffice();
  const { time } = useFormats();
  const hours = officeHours(services, head.day !== null, useNow(hub, 60_000));
  switch (hours.kind) {
    case 'dayClosed':
      return t('day.closed');
    case 'open':
      return hours.until === null ? t('day.openNow') : t('day.until', { time: time(hours.until) });
    case 'later':
      return t('day.later', { time: time(hours.at) });
    case 'over':
      return t('day.over');
    default:
      return hours satisfies never;
  }
}
