import type { CommandType } from '#contract/commands.ts';
import type { Event, EventOf } from '#contract/events.ts';
import type { RowChange, RowKind, SessionRow, UndoImage } from '#contract/rows.ts';
import type { Draft } from './draft.ts';

/** [U1]-[U4] What a desk's last command can take back is kept with its session, as the rows were before. */

const KINDS = ['visit', 'transaction', 'interval', 'due'] as const satisfies RowKind[];
type ImageKind = (typeof KINDS)[number];
/** These move no visit: they join the image of the command before them. */
const MINOR: ReadonlySet<Event['type']> = new Set([
  'visitRecalled',
  'moreTimeGiven',
  'noteWritten',
  'serviceDelivered',
]);

/** Writes the image of these events of one command into the session they belong to. */
export function rememberUndo(draft: Draft, events: Event[]): void {
  const first = events[0];
  const last = events[events.length - 1];
  if (!first?.undoable || !last) return;
  const session = draft.get('session', first.undoable.session);
  if (!session) return;
  const minor = events.every((event) => MINOR.has(event.type));
  if (minor && !session.undo) return;
  const undo =
    minor && session.undo ? grown(draft, session.undo, last) : fresh(draft, session, first.undoable.action, events);
  draft.put({ ...session, undo });
}

function fresh(draft: Draft, session: SessionRow, action: CommandType, events: Event[]): UndoImage {
  const last = events[events.length - 1] as Event;
  const { before, made } = imageOf(draft);
  const visitBefore = draft.before('session', session.id)?.visit ?? null;
  return { action, number: numberOf(draft, last), at: last.at, seq: last.seq, before, made, visit: visitBefore };
}

/** A minor command after it: newly touched rows join, and its own change no longer stands in the way. */
function grown(draft: Draft, undo: UndoImage, last: Event): UndoImage {
  const known = new Set([...undo.before, ...undo.made].map(({ kind, id }) => `${kind} ${id}`));
  const { before, made } = imageOf(draft);
  const isNew = ({ kind, id }: { kind: string; id: string }) => !known.has(`${kind} ${id}`);
  return {
    ...undo,
    seq: last.seq,
    before: [...undo.before, ...before.filter(isNew)],
    made: [...undo.made, ...made.filter(isNew)],
  };
}

function imageOf(draft: Draft): Pick<UndoImage, 'before' | 'made'> {
  const before: UndoImage['before'] = [];
  const made: UndoImage['made'] = [];
  for (const change of draft.changes()) {
    const { kind, id } = nameOf(change);
    if (!isImageKind(kind)) continue;
    const row = draft.before(kind, id);
    if (row) before.push(row);
    else made.push({ kind, id });
  }
  return { before, made };
}

function nameOf(change: RowChange): { kind: RowKind; id: string } {
  return change.op === 'put' ? change.row : change;
}
function isImageKind(kind: RowKind): kind is ImageKind {
  return (KINDS as readonly RowKind[]).includes(kind);
}

function numberOf(draft: Draft, event: Event): string | null {
  return 'visit' in event ? (draft.get('visit', event.visit)?.number ?? null) : null;
}

/** [U2] Rows return to what they were; what the command made is removed, but a walk-up stays as cancelled. */
export function takeBack(draft: Draft, event: EventOf<'undone'>): void {
  const session = draft.the('session', event.session);
  const undo = session.undo;
  if (!undo) throw new Error(`nothing to undo in session ${session.id}`);
  const issued = undo.made.some(({ kind }) => kind === 'visit');
  for (const { kind, id } of undo.made)
    if (issued) endMade(draft, event, kind, id);
    else draft.delEvenIfDropped(kind, id);
  for (const row of undo.before)
    draft.put(row.kind === 'due' || row.kind === 'interval' ? row : { ...row, seq: event.seq });
  draft.put({ ...session, visit: undo.visit, undo: null, seq: event.seq });
}

function endMade(draft: Draft, event: EventOf<'undone'>, kind: ImageKind, id: string): void {
  const { at, seq } = event;
  if (kind === 'due') draft.del('due', id);
  const visit = kind === 'visit' && draft.get('visit', id);
  if (visit) draft.put({ ...visit, state: 'cancelled', endedAt: at, desk: null, session: null, seq });
  const transaction = kind === 'transaction' && draft.get('transaction', id);
  if (transaction) draft.put({ ...transaction, end: 'cancelled', endedAt: at, seq });
  const interval = kind === 'interval' && draft.get('interval', id);
  if (interval && interval.end === null) draft.put({ ...interval, end: at, seq });
}
