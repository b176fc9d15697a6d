import { createContext, type ReactNode, type RefObject, useContext, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { CommandInput } from '#contract/commands.ts';
import type { Answer, ResultOf, ViewName } from '#contract/wire.ts';
import { bridge } from '../../sync/bridge.ts';
import type { Hub } from '../../sync/hub.ts';
import { type DeskMemory, loadMemory, saveMemory } from './logic/desk-memory.ts';
import { presses as makePresses, type Presses, type PressPlace, type PressState } from './logic/presses.ts';
import { type DeskWindow, deskWindow } from './window/desk-window.ts';

/** The view of all who wait, for every desk. */
export const QUEUE = 'queue:main' satisfies ViewName;

/** What every part of the desk's screen works with. */
export interface DeskTools {
  hub: Hub;
  presses: Presses;
  window: DeskWindow;
  memory: DeskMemory;
  remember(part: Partial<DeskMemory>): void;
  /** The big button: focus returns to it after every action. */
  nextButton: RefObject<HTMLButtonElement | null>;
}

const Tools = createContext<DeskTools | null>(null);

export function DeskToolsProvider({ hub, children }: { hub: Hub; children: ReactNode }) {
  const [memory, setMemory] = useState(() => loadMemory(window.localStorage, window.location.search));
  const presses = useMemo(() => makePresses(hub, () => performance.now()), [hub]);
  const [ownWindow] = useState(() => deskWindow(bridge()));
  const nextButton = useRef<HTMLButtonElement>(null);
  const tools = useMemo<DeskTools>(() => {
    const remember = (part: Partial<DeskMemory>) => {
      const next = { ...memory, ...part };
      saveMemory(window.localStorage, window.location.search, next);
      setMemory(next);
    };
    return { hub, presses, memory, remember, nextButton, window: ownWindow };
  }, [hub, presses, memory, ownWindow]);
  return <Tools.Provider value={tools}>{children}</Tools.Provider>;
}

export function useDesk(): DeskTools {
  const tools = useContext(Tools);
  if (tools === null) throw new Error('useDesk outside of DeskToolsProvider');
  return tools;
}

export function usePressState<T>(select: (state: PressState) => T): T {
  return useStore(useDesk().presses.store, select);
}

/**
 * Sends a press and gives the focus back to Next, so that Space and Enter mean Next again. Undefined: another press is
 * still running, nothing was sent.
 */
export function useAct(): <C extends CommandInput>(
  command: C,
  place: PressPlace,
) => Promise<Answer<ResultOf<C>>> | undefined {
  const { presses, nextButton } = useDesk();
  return (command, place) => {
    const answer = presses.press(command, place);
    if (place !== 'panel') nextButton.current?.focus({ preventScroll: true });
    return answer;
  };
}
