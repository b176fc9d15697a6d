import { useTranslation } from 'react-i18next';
import type { DisplayHead } from '#contract/views.ts';
import { useText } from '#ui/site-context.tsx';
import { useHubState, useNow, useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub-link.ts';
import { useMedia } from '../shared/use-media.ts';
import { Band } from './band.tsx';
import { CallRows } from './call-rows.tsx';
import { type Board, boardOf } from './calls.ts';
import { Foot } from './foot.tsx';
import { Head } from './head.tsx';
import { PlacesProvider } from './places.tsx';
import { Takeover } from './takeover.tsx';
import { TestCard } from './test-card.tsx';
import { useAnnouncing } from './use-announcing.ts';
import { useShown } from './use-shown.ts';
import { useSound } from './use-sound.ts';
import { useTestCard } from './use-test-card.ts';
import { WaitingList } from './waiting-list.tsx';
import { useAnnouncement } from './words.ts';
import './display.css';

/** Earlier calls below the band, on a wide screen and on an upright one. */
const ROWS = { wide: 4, upright: 3 };

interface Props {
  hub: Hub;
  view: `display:${string}`;
  head: DisplayHead;
}

/** Now serving: the newest call, the ones before it, who waits, and the calls that take the whole screen in turn. */
export function Display(props: Props) {
  const places = useRows(props.hub, props.view, 'place');
  return (
    <PlacesProvider rows={places}>
      <Screen {...props} />
    </PlacesProvider>
  );
}

function Screen({ hub, view, head }: Props) {
  const { t } = useTranslation('display');
  const text = useText();
  const now = useNow(hub, 1_000);
  const calls = useRows(hub, view, 'call');
  const services = useRows(hub, view, 'service').filter((service) => service.enabled);
  const freshness = useHubState(hub, (state) => state.freshness);
  const rightUntil = useHubState(hub, (state) => state.rightUntil);
  const { chime, sound } = useSound();
  const announcing = useAnnouncing(hub, view, chime, head.chime);
  const testCard = useTestCard(chime);
  const stale = freshness === 'stale';
  const turn = stale ? null : announcing.turn;
  const upright = useMedia('(max-aspect-ratio: 1/1)');
  const board = shortened(boardOf(calls, now), upright ? ROWS.upright : ROWS.wide);
  const visible = [board.band, ...board.rows, turn?.call ?? null].filter((call) => call !== null);
  useShown(hub, stale ? [] : visible, head.chime && sound === 'ready');
  const announcement = useAnnouncement(turn?.call ?? null);
  const soundLocked = head.chime && sound === 'locked';

  return (
    <div className="d-screen" style={{ '--overscan': head.overscan } as React.CSSProperties}>
      <Head site={head.site} group={text(head.group)} now={now} behindSince={stale ? null : rightUntil} />
      <main className={board.band === null ? 'd-calls d-calls-words' : 'd-calls'} aria-label={t('calls')}>
        <h1 className="sr-only">{t('title')}</h1>
        <Band
          board={board}
          services={services}
          open={head.day !== null}
          now={now}
          staleSince={stale ? rightUntil : null}
        />
        {board.band !== null && <CallRows calls={board.rows} now={now} stale={stale} />}
      </main>
      <WaitingList services={services} dayIsOpen={head.day !== null} now={now} />
      <Foot info={head.info} demo={head.demo} soundLocked={soundLocked} onUnlock={chime.unlock} />
      {turn && <Takeover call={turn.call} follow={announcing.queue.length} last={calls} />}
      {testCard && <TestCard head={head} now={now} sound={sound} />}
      <p className="sr-only" aria-live="polite">
        {announcement}
      </p>
    </div>
  );
}

const shortened = (board: Board, rows: number): Board => ({ ...board, rows: board.rows.slice(0, rows) });
