import { useTranslation } from 'react-i18next';
import type { AnnouncementViewRow, CallRow, DisplayHead } from '#contract/views.ts';
import { useText } from '#ui/site-context.tsx';
import { useHubState, useNow, useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { Announcement } from './announcement.tsx';
import { isCall, type Notice } from './announcing.ts';
import { Band } from './band.tsx';
import { CallRows } from './call-rows.tsx';
import { Foot } from './foot.tsx';
import { Head } from './head.tsx';
import { PlacesProvider } from './places.tsx';
import { Playlist } from './playlist.tsx';
import { silenceOf } from './silence.ts';
import { MOST_WAITING } from './slides.ts';
import { Takeover } from './takeover.tsx';
import { TestCard } from './test-card.tsx';
import { useAnnouncing } from './use-announcing.ts';
import { useBoard } from './use-board.ts';
import { useShown } from './use-shown.ts';
import { useSound } from './use-sound.ts';
import { useTestCard } from './use-test-card.ts';
import { gainOf, sounds, useVoice } from './use-voice.ts';
import { WaitingList } from './waiting-list.tsx';
import { useReadAloud } from './words.ts';
import './display.css';

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
  const announcements = useRows(hub, view, 'announcement');
  const { speaker, sound } = useSound(hub);
  const { announcing, hold } = useAnnouncing(hub, view);
  const [place] = useRows(hub, view, 'place');
  const testCard = useTestCard({ hub, head, desk: place?.desk, speaker });
  const stale = freshness === 'stale';
  const spoken = useVoice({ hub, head, speaker, announcing, stale, hold });
  const notice = stale ? null : (announcing.turn?.notice ?? null);
  const called = notice !== null && isCall(notice) ? notice : null;
  const { board, slide } = useBoard({ hub, view, calls, services, now, stale, covered: notice !== null });
  const visible = [board.band, ...board.rows, called].filter((call) => call !== null);
  const isHeard = sounds(head) && sound === 'ready' && gainOf(head, now) > 0;
  const silence = silenceOf(head, sound);
  useShown(hub, { visible: stale ? [] : visible, spoken, sound: isHeard, silence });
  const readAloud = useReadAloud(notice);

  return (
    <div
      className={slide === null ? 'd-screen' : 'd-screen d-with-slides'}
      style={
        {
          '--overscan': head.overscan,
          '--waiting-rows': Math.min(services.length, MOST_WAITING.wide),
        } as React.CSSProperties
      }
    >
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
      <WaitingList services={services} dayIsOpen={head.day !== null} now={now} stale={stale} />
      {slide !== null && <Playlist shown={slide} />}
      <Foot
        info={head.info}
        announcement={newest(announcements)}
        demo={head.demo}
        silence={silence}
        onUnlock={() => speaker.unlock()}
      />
      {notice && <WholeScreen notice={notice} follow={announcing.queue.length} last={calls} />}
      {testCard && <TestCard head={head} now={now} sound={sound} />}
      <p className="sr-only" aria-live="polite">
        {readAloud}
      </p>
    </div>
  );
}

function WholeScreen({ notice, follow, last }: { notice: Notice; follow: number; last: readonly CallRow[] }) {
  if (isCall(notice)) return <Takeover call={notice} follow={follow} last={last} />;
  return <Announcement announcement={notice} follow={follow} />;
}

const newest = (rows: readonly AnnouncementViewRow[]): AnnouncementViewRow | null =>
  [...rows].sort((a, b) => b.seq - a.seq)[0] ?? null;
