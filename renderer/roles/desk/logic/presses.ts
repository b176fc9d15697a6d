import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandInput, CommandType } from '#contract/commands.ts';
import type { Duration } from '#contract/ids.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Answer, ResultOf } from '#contract/wire.ts';
import type { Hub } from '../../../sync/hub.ts';

/** Where a press was made, so that what there is to say stands beside it. `row:<visit>` is a line of the list. */
export type PressPlace =
  | 'next'
  | 'card'
  | 'actions'
  | 'panel'
  | 'undo'
  | `row:${string}`
  | 'break'
  | 'signIn'
  | 'paper';

/**
 * What is said about a press beside its button. `late`: it is done, but it took so long that nobody saw it happen; `done`:
 * nothing else on the screen would tell.
 */
export type Said =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'late' | 'done'; type: CommandType; number: string | null };

export interface PressState {
  running: { type: CommandType; place: PressPlace } | null;
  said: { place: PressPlace; what: Said } | null;
}

export interface Presses {
  readonly store: Pick<StoreApi<PressState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Undefined when another press is still running, or this one came twice by a double click: it was not sent. */
  press<C extends CommandInput>(command: C, place: PressPlace): Promise<Answer<ResultOf<C>>> | undefined;
  /** Takes away what was said. */
  clear(): void;
}

/** The same button again within this time is a double click. */
const DOUBLE: Duration = 500;
/** Counted up press by press, as fast as one likes. */
const REPEATABLE: readonly CommandType[] = ['deliver'];
/** An answer after this long was not seen as the result of the press any more. */
const LATE: Duration = 2_000;

/** The presses of one desk: one at a time, each with its word beside the button. */
export function presses(hub: Pick<Hub, 'send'>, monotonic: () => Duration): Presses {
  const store = createStore<PressState>()(() => ({ running: null, said: null }));
  let last: { type: CommandType; at: Duration } | undefined;

  async function run<C extends CommandInput>(command: C, place: PressPlace): Promise<Answer<ResultOf<C>>> {
    const { type } = command;
    const pressedAt = monotonic();
    last = { type, at: pressedAt };
    store.setState({ running: { type, place }, said: null });
    const answer = await hub.send(command);
    const what = wordsFor(type, place, answer, monotonic() - pressedAt);
    store.setState({ running: null, said: what && { place, what } });
    return answer;
  }

  return {
    store,
    press(command, place) {
      const again = last?.type === command.type && monotonic() - last.at < DOUBLE && !REPEATABLE.includes(command.type);
      return store.getState().running !== null || again ? undefined : run(command, place);
    },
    clear: () => store.setState({ said: null }),
  };
}

function wordsFor(type: CommandType, place: PressPlace, answer: Answer<unknown>, took: Duration): Said | null {
  if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
  // A panel shows the number of its ticket itself.
  const unseen = type === 'issue' && place !== 'panel';
  if (took <= LATE && !unseen) return null;
  return { kind: took > LATE ? 'late' : 'done', type, number: numberIn(answer.result) };
}

/** The number a result speaks of, whichever its shape. */
function numberIn(result: unknown): string | null {
  const { number, called } = result as { number?: string; called?: { number: string } | null };
  return number ?? called?.number ?? null;
}
