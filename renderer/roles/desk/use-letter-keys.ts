import { useEffect, useRef } from 'react';
import { partsOf } from '../shared/keys/pressed.ts';
import { useDesk } from './desk-tools.tsx';
import { isAvailable } from './logic/available.ts';
import { meaningOf } from './logic/keys.ts';
import type { PanelName } from './panels/panel-name.ts';
import { type Actions, useActions } from './use-actions.ts';
import type { DeskFacts } from './use-desk-facts.ts';

type Meaning = NonNullable<ReturnType<typeof meaningOf>>;

/** Letters do what their buttons do. While a panel is open only its own letter and Escape count: they close it. */
export function useLetterKeys(
  facts: DeskFacts,
  panel: PanelName | null,
  open: (panel: PanelName | null) => void,
): void {
  const { memory, nextButton } = useDesk();
  const actions = useActions(facts, open);
  const close = () => {
    open(null);
    nextButton.current?.focus({ preventScroll: true });
  };
  useKeyDown((event) => {
    // A pedal's or clicker's meaning goes first.
    if (event.defaultPrevented) return;
    const meaning = meaningOf(partsOf(event), memory.letterKeys);
    if (meaning === undefined) return;
    if (panel !== null) {
      if (meaning === 'leave' || meaning === panel) close();
    } else if (meaning !== 'leave' && (meaning === 'next' || isAvailable(meaning, facts.head))) {
      event.preventDefault();
      perform(meaning, actions, open);
    }
  });
}

function perform(meaning: Exclude<Meaning, 'leave'>, actions: Actions, open: (panel: PanelName) => void): void {
  if (meaning === 'park' || meaning === 'transfer' || meaning === 'walkUp' || meaning === 'more') open(meaning);
  else actions[meaning]();
}

/** The listener of the latest render hears each key of the page. */
function useKeyDown(listener: (event: KeyboardEvent) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
