import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandType } from '#contract/commands.ts';
import type { CommandId, Instant } from '#contract/ids.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Identity, ViewMessage, ViewName } from '#contract/wire.ts';
import type { Freshness } from './freshness.ts';
import { afterChange, fromSnapshot, type ViewState } from './view-state.ts';

/** A press that the hub has not answered yet. */
export interface Unanswered {
  id: CommandId;
  type: CommandType;
  /** `sent`: on its way. `waiting`: the hub is away. `notConfirmed`: 30 s have passed and nobody knows yet. */
  state: 'sent' | 'waiting' | 'notConfirmed';
}

export interface HubState {
  /** `connecting` until the hub was reached for the first time. */
  link: 'connecting' | 'online' | 'offline';
  identity: Identity | null;
  /** Why the hub will not take this device, as long as it will not. */
  turnedAway: Refusal | null;
  freshness: Freshness;
  /** Hub time until which this screen is known to be right; null while it is current or has never been. */
  rightUntil: Instant | null;
  views: Readonly<Record<string, ViewState>>;
  unanswered: readonly Unanswered[];
}

export type HubStore = Pick<StoreApi<HubState>, 'getState' | 'getInitialState' | 'subscribe'>;

/** The writing side. Only the link holds it: screens read. */
export interface HubWriter {
  readonly store: HubStore;
  set(part: Partial<Omit<HubState, 'views'>>): void;
  /** False when the message did not fit what is known: ask for a snapshot. */
  snapshot(message: ViewMessage): boolean;
  change(message: ViewMessage): boolean;
  /** Forgets views that are no longer watched. */
  keepOnly(names: readonly ViewName[]): void;
}

const AT_FIRST: HubState = {
  link: 'connecting',
  identity: null,
  turnedAway: null,
  freshness: 'current',
  rightUntil: null,
  views: {},
  unanswered: [],
};

/** Everything this screen knows from the hub. */
export function hubWriter(): HubWriter {
  const store = createStore<HubState>()(() => AT_FIRST);
  const keep = (name: ViewName, view: ViewState | undefined) => {
    if (view === undefined) return false;
    store.setState(({ views }) => ({ views: { ...views, [name]: view } }));
    return true;
  };
  return {
    store,
    set: (part) => store.setState(part),
    snapshot: (message) => keep(message.view, fromSnapshot(message)),
    change(message) {
      const view = store.getState().views[message.view];
      return view !== undefined && keep(message.view, afterChange(view, message));
    },
    keepOnly: (names) => store.setState(({ views }) => ({ views: only(views, names) })),
  };
}

function only(views: HubState['views'], names: readonly ViewName[]): HubState['views'] {
  const wanted = new Set<string>(names);
  return Object.fromEntries(Object.entries(views).filter(([name]) => wanted.has(name)));
}
