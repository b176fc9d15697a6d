import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HardwareKind } from '#contract/hardware.ts';
import { useRows } from '../../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../../admin-tools.tsx';
import { settingsOf } from '../../logic/settings.ts';
import { hashOf } from '../../use-section.ts';
import { useSeenWords } from '../use-seen-words.ts';
import { StateMark } from './state-mark.tsx';
import { useLastWords, useRemedy, useSinceWords, useStateWords } from './state-words.ts';
import { useHardware } from './use-hardware.ts';

interface Props {
  of: HardwareKind;
  id: string;
  /** What can be tried out. */
  children?: ReactNode;
}

/** How one piece of hardware is now, what to do about it, and whether its station is there. */
export function StateCard({ of, id, children }: Props) {
  const row = useHardware(of).get(id);
  const words = useStateWords();
  const remedy = useRemedy();
  const since = useSinceWords();
  const last = useLastWords()(row);
  if (row === undefined) return null;
  return (
    <section className={`state-card state-${row.state}`} aria-label={words(row)}>
      <StateMark state={row.state} />
      <div className="state-words">
        <p>
          <strong>{words(row)}</strong> <span className="state-since">{since(row.since)}</span>
        </p>
        {row.problem !== null && <p>{remedy(row)}</p>}
        {last !== null && <p>{last}</p>}
        <StationLine station={row.station} />
        {children}
      </div>
    </section>
  );
}

function StationLine({ station }: { station: string }) {
  const { t } = useTranslation('admin');
  const { hub, settings } = useAdmin();
  const presence = useRows(hub, ADMIN, 'presence').find(({ device }) => device === station);
  const seen = useSeenWords();
  const name = settingsOf(settings, 'device').find(({ id }) => id === station)?.value.name;
  if (name === undefined) return null;
  return (
    <p className="state-station">
      {t('hardware.hangsOn')}{' '}
      <a href={hashOf({ section: 'devices', item: `device:${station}` })}>
        <bdi>{name}</bdi>
      </a>
      , {seen(presence)}
    </p>
  );
}
