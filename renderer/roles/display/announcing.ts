import type { Duration, Instant, Seq } from '#contract/ids.ts';
import type { AnnouncementViewRow, CallRow, ViewRow } from '#contract/views.ts';
import type { ViewMessage } from '#contract/wire.ts';

/** How long a call holds the whole screen, and how long while others wait for their turn. */
export const TURN: Duration = 8_000;
export const SHORT_TURN: Duration = 3_000;
/** A call older than this when it is first heard of is shown in the rows, but no longer announced. */
export const RECENT: Duration = 30_000;
/**
 * Who has waited this long for a turn has it no more: the screen slept. Twenty calls at once, spoken in two languages, all
 * have theirs before.
 */
export const MAX_AGE: Duration = 300_000;
/** A turn is not held longer than this, whatever became of its sound. */
export const HELD_AT_MOST: Duration = 60_000;

/** What can have the whole screen: a call, or what staff announce. */
export type Notice = CallRow | AnnouncementViewRow;

/** One notice that has the screen; `since` by the screen's own monotonic clock. */
export interface Turn {
  notice: Notice;
  since: Duration;
  /** It is being spoken: the screen waits for the end of it. */
  held: boolean;
}
interface Waiting {
  notice: Notice;
  /** By the monotonic clock: later it is too old. */
  until: Duration;
}

/** What is announced now, and what waits for it. Each call, each recall and each announcement gets one turn. */
export interface Announcing {
  epoch: number;
  /** Calls up to here were announced, or belong to a past that must not be announced. */
  seq: Seq;
  turn: Turn | null;
  queue: readonly Waiting[];
}

/** What of a message matters here. */
export type Heard = Pick<ViewMessage, 'epoch' | 'seq' | 'rows'>;

/** Begins silent: nobody knows what of the first picture was announced before. */
export const silentSince = ({ epoch, seq }: Pick<Heard, 'epoch' | 'seq'>): Announcing => ({
  epoch,
  seq,
  turn: null,
  queue: [],
});

/** Hub time, and the monotonic clock of the screen. */
export interface Clocks {
  now: Instant;
  monotonic: Duration;
}

/**
 * Takes one message of the display's view: whatever is new and recent is announced, also when it comes with a catch-up.
 * The picture of another epoch is silent, like the first.
 */
export function heard(before: Announcing, message: Heard, clocks: Clocks): Announcing {
  const notices = message.rows.put.filter(isNotice);
  const isNew = (notice: Notice) => notice.seq > before.seq && calls(notice) && clocks.now - notice.at < RECENT;
  const fresh = before.epoch === message.epoch ? notices.filter(isNew) : [];
  const known = withoutEnded(refreshed(before, notices), message.rows.del, clocks);
  const queue = enqueue(known.queue, fresh, clocks);
  const seq = before.epoch === message.epoch ? Math.max(before.seq, message.seq) : message.seq;
  return ticked({ epoch: message.epoch, seq, turn: known.turn, queue }, clocks.monotonic);
}

/** Moves on when a turn is over. */
export function ticked(state: Announcing, monotonic: Duration): Announcing {
  const ends = turnEnds(state);
  if (ends !== null && monotonic < ends) return state;
  const [next, ...queue] = state.queue.filter(({ until }) => monotonic < until);
  if (next === undefined)
    return state.turn === null && state.queue.length === 0 ? state : { ...state, turn: null, queue };
  return { ...state, turn: { notice: next.notice, since: monotonic, held: false }, queue };
}

/** Keeps the screen for the notice with that `seq` while it is spoken, or lets it go; nothing when its turn is over. */
export function holding(state: Announcing, seq: Seq, held: boolean): Announcing {
  const { turn } = state;
  if (turn?.notice.seq !== seq || turn.held === held) return state;
  return { ...state, turn: { ...turn, held } };
}

/** When the present turn is over, by the monotonic clock; null when nobody has the screen. */
export function turnEnds({ turn, queue }: Announcing): Duration | null {
  if (turn === null) return null;
  if (turn.held) return turn.since + HELD_AT_MOST;
  // A sentence takes longer to read than a number.
  const isShort = isCall(turn.notice) && (queue.length > 0 || turn.notice.state !== 'called');
  return turn.since + (isShort ? SHORT_TURN : TURN);
}

export const isCall = (row: ViewRow | Notice): row is CallRow => row.table === 'call';
const isNotice = (row: ViewRow): row is Notice => isCall(row) || row.table === 'announcement';
const calls = (notice: Notice) => !isCall(notice) || notice.state === 'called';

type Known = Pick<Announcing, 'turn' | 'queue'>;

/** A desk that was renamed, or a visit that began, shows at once. A recall waits for its own turn. */
function refreshed({ turn, queue }: Announcing, notices: readonly Notice[]): Known {
  const newest = new Map(notices.map((notice) => [notice.key, notice]));
  const same = (notice: Notice) => {
    const row = newest.get(notice.key);
    return row?.seq === notice.seq ? row : notice;
  };
  return {
    turn: turn && { ...turn, notice: same(turn.notice) },
    queue: queue.map((waiting) => ({ ...waiting, notice: same(waiting.notice) })),
  };
}

/** A call that was taken back leaves; one whose visitor stands at the desk already needs no announcement any more. */
function withoutEnded({ turn, queue }: Known, deleted: readonly string[], clocks: Clocks): Known {
  const isGone = (notice: Notice) => (isCall(notice) && notice.state === 'over') || deleted.includes(notice.key);
  const isSeen = (shown: Turn) => !shown.held && clocks.monotonic - shown.since >= SHORT_TURN;
  const turnIsOver = turn !== null && (isGone(turn.notice) || (!calls(turn.notice) && isSeen(turn)));
  return {
    turn: turnIsOver ? null : turn,
    queue: queue.filter(({ notice }) => calls(notice) && !isGone(notice)),
  };
}

/** A visit waits once. Who is called again has been waited for already, and goes first. */
function enqueue(queue: readonly Waiting[], fresh: readonly Notice[], clocks: Clocks): Waiting[] {
  const again = new Set<string>(fresh.map(({ key }) => key));
  const added = [...fresh]
    .sort((a, b) => a.seq - b.seq)
    .map((notice) => ({ notice, until: clocks.monotonic + MAX_AGE - (clocks.now - notice.at) }));
  const isRecall = ({ notice }: Waiting) => isCall(notice) && notice.calls > 1;
  const kept = queue.filter(({ notice }) => !again.has(notice.key));
  return [...added.filter(isRecall), ...kept, ...added.filter((waiting) => !isRecall(waiting))];
}
