import type { CommandType } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { TextId } from '#contract/ids.ts';
import type { Refusal, RefusalCode } from '#contract/refusals.ts';
import type { SessionRow } from '#contract/rows.ts';
import type { Context, Decided, Refused } from './types.ts';

/** The two ways a decision ends. */

/** The hub says no, and nothing happens. @param params what the sentence for it needs */
export function refuse(code: RefusalCode, params: Refusal['params'] = {}): Refused {
  return { ok: false, refusal: { code, params } };
}

interface More {
  /** Undo of this session takes it back, under this name. */
  undo?: { session: SessionRow; action: CommandType };
  texts?: { id: TextId; text: string | null }[];
  at?: number;
}

/** These events happen, and the sender gets this result. */
export function done<R>(context: Context, events: EventBody[], result: R, more: More = {}): Decided<R> {
  const { undo, texts = [], at = context.now } = more;
  const undoable = undo ? { session: undo.session.id, action: undo.action } : null;
  return { ok: true, events, at, undoable, texts, result };
}
