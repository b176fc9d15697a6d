import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, BridgeTold, DeskChoice, DeskState } from '#contract/bridge.ts';

/** The window of the desktop app that this desk stands in. In a browser there is none, and `state` stays null. */
export interface DeskWindow {
  readonly store: Pick<StoreApi<{ state: DeskState | null }>, 'getState' | 'getInitialState' | 'subscribe'>;
  choose(choice: DeskChoice): void;
  /** Somebody came to wait while nobody is being served. */
  arrived(): void;
  /** @returns how to stop hearing */
  hear(told: (what: BridgeTold) => void): () => void;
}

/** @param bridge undefined in a browser */
export function deskWindow(bridge: Bridge | undefined): DeskWindow {
  const store = createStore<{ state: DeskState | null }>()(() => ({ state: null }));
  // A window that does not answer is as none.
  const keep = (answer: Promise<DeskState> | undefined) =>
    void answer?.then(
      (state) => store.setState({ state }),
      () => {},
    );
  keep(bridge?.desk());
  return {
    store,
    choose: (choice) => keep(bridge?.setDesk(choice)),
    arrived: () => void bridge?.arrived().catch(() => {}),
    hear: (told) => bridge?.hear(told) ?? (() => {}),
  };
}
