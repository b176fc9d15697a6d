import type { Duration, Instant, Seq, TransactionId } from '#contract/ids.ts';
import type { CallRow, ViewRow } from '#contract/views.ts';
import type { ViewMessage } from '#contract/wire.ts';

/** How long a call holds the whole screen, and how long while others wait for their turn. */
export const TURN: Duration = 8_000;
export const SHORT_TURN: Duration = 3_000;
/** A call older than this is shown in the rows, but no longer announced. */
export const RECENT: Duration = 30_000;

/** One call that has the screen; `since` by the screen's own monotonic clock. */
export interface Turn {
  call: CallRow;
  since: Duration;
}

/** Who is announced now, and who waits for it. Each call and each recall gets one turn, in the order of their `seq`. */
export interface Announcing {
  epoch: number;
  /** Calls up to here were announced, or belong to a past that must not be announced. */
  seq: Seq;
  turn: Turn | null;
  queue: readonly CallRow[];
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
  const calls = message.rows.put.filter(isCall);
  const isNew = ({ seq, state, at }: CallRow) => seq > before.seq && state === 'called' && clocks.now - at < RECENT;
  const fresh = before.epoch === message.epoch ? calls.filter(isNew) : [];
  const known = withoutEnded(refreshed(before, calls), message.rows.del, clocks);
  const queue = enqueue(known.queue, fresh);
  const seq = before.epoch === message.epoch ? Math.max(before.seq, message.seq) : message.seq;
  return ticked({ epoch: message.epoch, seq, turn: known.turn, queue }, clocks.monotonic);
}

/** Moves on when a turn is over. */
export function ticked(state: Announcing, monotonic: Duration): Announcing {
  const ends = turnEnds(state);
  if (ends !== null && monotonic < ends) return state;
  const [call, ...queue] = state.queue;
  if (call === undefined) return state.turn === null ? state : { ...state, turn: null };
  return { ...state, turn: { call, since: monotonic }, queue };
}

/** When the present turn is over, by the monotonic clock; null when nobody has the screen. */
export function turnEnds({ turn, queue }: Announcing): Duration | null {
  if (turn === null) return null;
  const lasts = queue.length > 0 || turn.call.state !== 'called' ? SHORT_TURN : TURN;
  return turn.since + lasts;
}

const isCall = (row: ViewRow): row is CallRow => row.table === 'call';

/** A desk that was renamed, or a visit that began, shows at once. A recall waits for its own turn. */
function refreshed({ turn, queue }: Announcing, calls: readonly CallRow[]): Pick<Announcing, 'turn' | 'queue'> {
  const newest = new Map(calls.map((call) => [call.transaction, call]));
  const same = (call: CallRow) => {
    const row = newest.get(call.transaction);
    return row?.seq === call.seq ? row : call;
  };
  return { turn: turn && { ...turn, call: same(turn.call) }, queue: queue.map(same) };
}

/** A call that was taken back leaves; one whose visitor stands at the desk already needs no announcement any more. */
function withoutEnded(
  { turn, queue }: Pick<Announcing, 'turn' | 'queue'>,
  deleted: readonly string[],
  clocks: Clocks,
): Pick<Announcing, 'turn' | 'queue'> {
  const isGone = (call: CallRow) => call.state === 'over' || deleted.includes(call.key);
  const seenLongEnough = turn !== null && clocks.monotonic - turn.since >= SHORT_TURN;
  const turnIsOver = turn !== null && (isGone(turn.call) || (turn.call.state !== 'called' && seenLongEnough));
  return {
    turn: turnIsOver ? null : turn,
    queue: queue.filter((call) => call.state === 'called' && !isGone(call)),
  };
}

/** A transaction waits once: a recall takes the place at the end. */
function enqueue(queue: readonly CallRow[], fresh: readonly CallRow[]): CallRow[] {
  const again = new Set<TransactionId>(fresh.map((call) => call.transaction));
  const inOrder = [...fresh].sort((a, b) => a.seq - b.seq);
  return [...queue.filter((call) => !again.has(call.transaction)), ...inOrder];
}
