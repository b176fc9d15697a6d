import { useStore } from 'zustand';
import type { DeskState } from '#contract/bridge.ts';
import { useDesk } from '../desk-tools.tsx';

/** How the window of the desktop app is; null in a browser, and until it answered. */
export function useDeskWindow(): DeskState | null {
  return useStore(useDesk().window.store, ({ state }) => state);
}
