import { useTranslation } from 'react-i18next';
import type { DeskRow, QueueServiceRow } from '#contract/views.ts';
import { FitText } from '#ui/fit-text.tsx';
import { Local, useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { useAdmin } from '../admin-tools.tsx';
import type { Office } from '../logic/needs.ts';
import { settingsOf } from '../logic/settings.ts';

const MINUTE = 60_000;
const LONG = 2;

/** Every desk: who sits there, with whom, for how long. */
export function DeskTiles({ office }: { office: Office }) {
  const { t } = useTranslation('admin');
  const names = new Map(settingsOf(office.settings, 'person').map(({ id, value }) => [id, value.name]));
  const shown = office.desks.filter(({ enabled, person }) => enabled || person !== null);
  return (
    <ul className="desk-tiles" aria-label={t('live.desks')}>
      {shown.map((row) => (
        <DeskTile key={row.desk} row={row} person={names.get(row.person ?? '')} service={serviceAt(row, office)} />
      ))}
    </ul>
  );
}

function serviceAt({ desk, state }: DeskRow, { visits, services }: Office): QueueServiceRow | undefined {
  const visit = visits.find((one) => one.desk === desk && one.state === state);
  return services.find(({ service }) => service === visit?.service);
}

interface TileProps {
  row: DeskRow;
  person: string | undefined;
  service: QueueServiceRow | undefined;
}

function DeskTile({ row, person, service }: TileProps) {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const { timer, minutes } = useFormats();
  const now = useNow(hub, 1_000);
  const lasted = row.since === null ? 0 : now - row.since;
  const usual = (service?.usual ?? 0) * MINUTE;
  const long = row.state === 'serving' && usual > 0 && lasted > LONG * usual;
  const words = long ? t('live.usual', { minutes: minutes(usual) }) : (person ?? t('live.nobody'));
  return (
    <li className={`desk-glance glance-${long ? 'long' : row.state}`}>
      <div className="glance-head">
        <span className="glance-name">
          <Local text={row.name} />
        </span>
        {row.since !== null && row.state !== 'closed' && <span className="num glance-time">{timer(lasted)}</span>}
      </div>
      <FitText className="glance-number num" lines="one" measure={row.number ?? ''}>
        {row.number ?? '–'}
      </FitText>
      <span className={`glance-words ${long ? 'glance-words-long' : ''}`}>
        <bdi>{words}</bdi>
        {(row.state === 'break' || row.state === 'called') && ` · ${t(`live.${row.state}`)}`}
      </span>
    </li>
  );
}
