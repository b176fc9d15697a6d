import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { WaitingRow } from '#contract/views.ts';
import { opennessOf } from '#ui/openness.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local, useFormats } from '#ui/site-context.tsx';
import { useFitCount } from '#ui/use-fit-count.ts';
import { useMedia } from '../shared/use-media.ts';
import './waiting-list.css';

interface Props {
  services: readonly WaitingRow[];
  dayIsOpen: boolean;
  now: Instant;
  /** How many wait is not known now. */
  stale: boolean;
}

type Look = 'roomy' | 'dense' | 'letters';

/**
 * People waiting for each service. Where not all have room, lines get closer; on an upright screen their letters stand without names.
 * Where even that is too much, services where nobody waits go first, and the last line counts the rest.
 */
export function WaitingList({ services, dayIsOpen, now, stale }: Props) {
  const { t } = useTranslation('display');
  const { list, count, look } = useLook(services);
  const { shown, others } = mostWanted(services, count);
  if (services.length === 0) return null;
  return (
    <aside className="d-side" aria-label={t('waitingTitle')}>
      <h2 className="d-side-title">{t('waitingTitle')}</h2>
      <ul ref={list} className={`d-waiting d-waiting-${look}`}>
        {shown.map((service) => (
          <Waiting key={service.key} {...{ service, dayIsOpen, now, stale, look }} />
        ))}
        {others.length > 0 && <Others services={others} stale={stale} look={look} />}
      </ul>
    </aside>
  );
}

/** How many lines fit, and in which look: the roomy one while all of them do. */
function useLook(services: readonly WaitingRow[]) {
  const upright = useMedia('(orientation: portrait)');
  const [tooMany, setTooMany] = useState('');
  const content = services.map(({ service, letter, waiting }) => `${service} ${letter} ${waiting}`.length).join();
  const fit = useFitCount<HTMLElement, HTMLUListElement>(services.length, 1, `${content} ${tooMany} ${upright}`);
  const place = `${content} ${upright} ${fit.room}`;
  useLayoutEffect(() => {
    if (fit.count < services.length) setTooMany(place);
  }, [fit.count, services.length, place]);
  return { ...fit, look: tooMany === place ? closeLook(services, upright) : 'roomy' };
}

function closeLook(services: readonly WaitingRow[], upright: boolean): Look {
  if (!upright) return 'dense';
  return tellApart(services) ? 'letters' : 'roomy';
}

/** Each service has a letter of its own, which stands on its tickets. */
const tellApart = (services: readonly WaitingRow[]): boolean =>
  new Set(services.map(({ letter }) => letter)).size === services.length &&
  services.every(({ letter }) => letter !== '');

/** What has a line of its own when `count` lines fit, and what the last line stands for. */
function mostWanted(services: readonly WaitingRow[], count: number): { shown: WaitingRow[]; others: WaitingRow[] } {
  const byNeed = [...services].sort((a, b) => Math.sign(b.waiting) - Math.sign(a.waiting) || a.order - b.order);
  const lines = count < services.length ? Math.max(1, count - 1) : count;
  return { shown: byNeed.slice(0, lines).sort((a, b) => a.order - b.order), others: byNeed.slice(lines) };
}

function Others({ services, stale, look }: Pick<Props, 'services' | 'stale'> & { look: Look }) {
  const { t } = useTranslation('display');
  return (
    <li className="d-service d-service-others">
      <span className="service-block">{`+${services.length}`}</span>
      <span className={nameIn(look)}>{t('otherServices')}</span>
      <Count people={services.reduce((sum, { waiting }) => sum + waiting, 0)} stale={stale} />
    </li>
  );
}

interface Line extends Omit<Props, 'services'> {
  service: WaitingRow;
  look: Look;
}

function Waiting({ service, dayIsOpen, now, stale, look }: Line) {
  const { t } = useTranslation('display');
  const openness = opennessOf(service, dayIsOpen, now);
  const isClosed = !openness.open && service.waiting === 0;
  return (
    <li className={isClosed ? 'd-service d-service-closed' : 'd-service'}>
      <ServiceBlock letter={service.letter} color={service.color} />
      <span className={nameIn(look)}>
        <Local text={service.name} />
      </span>
      {isClosed ? (
        <span className="d-service-state">{t('closed')}</span>
      ) : (
        <Count people={service.waiting} stale={stale} />
      )}
    </li>
  );
}

/** A ticket says its letter: where that stands alone, the name is for who reads the page aloud. */
const nameIn = (look: Look): string => (look === 'letters' ? 'd-service-name sr-only' : 'd-service-name');

/** How many people; a dash where that is not known. */
function Count({ people, stale }: { people: number; stale: boolean }) {
  const formats = useFormats();
  if (stale) return <span className="d-service-count d-service-unknown">–</span>;
  return <span className="d-service-count num">{formats.number(people)}</span>;
}
