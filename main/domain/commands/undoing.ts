import type { CommandBodyOf, CommandResults } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { UndoImage } from '#contract/rows.ts';
import { atDesk } from '#domain/at-desk.ts';
import { done, refuse } from '#domain/outcome.ts';
import type { State } from '#domain/state.ts';
import type { Context, Decision } from '#domain/types.ts';

/** [U1]-[U4] */
export function undo(
  state: State,
  { desk }: CommandBodyOf<'undo'>,
  context: Context,
): Decision<CommandResults['undo']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  if (at.session.break) return refuse('onBreak');
  const image = at.session.undo;
  if (!image) return refuse('nothingToUndo');
  const late = context.now - image.at > at.site.rules.undoSeconds * 1000;
  if (late || changedSince(state, image) || numberGone(state, image)) return refuse('undoTooLate');
  const { action, number, seq: to } = image;
  const event: EventBody = { type: 'undone', session: at.session.id, desk, action, to, number };
  return done(context, [event], { undone: action, number });
}

/** A visit or pass that somebody else moved since, or that is no longer there. */
function changedSince(state: State, image: UndoImage): boolean {
  for (const { kind, id } of [...image.before, ...image.made]) {
    if (kind !== 'visit' && kind !== 'transaction') continue;
    const row = state.get(kind, id);
    if (!row || row.seq > image.seq) return true;
  }
  return false;
}

/** A visit whose number was given again since it ended cannot come back. [N6] */
function numberGone(state: State, image: UndoImage): boolean {
  return image.before.some((row) => {
    const now = row.kind === 'visit' ? state.visit(row.id) : undefined;
    const ended = now && now.endedAt !== null;
    return ended === true && state.holdsNumber(now.series, now.n);
  });
}
