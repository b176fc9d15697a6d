import { useEffect, useRef } from 'react';
import type { KeyAction, KeysRow, MappedKey } from '#contract/hardware.ts';
import { KeyPresses } from './key-presses.ts';
import { meaningOfKey } from './mapped.ts';
import { codeOf, partsOf } from './pressed.ts';

const NONE: readonly MappedKey[] = [];

/** [B2] The keys of this device among those of its role. */
export const keysOf = (rows: readonly KeysRow[], device: string): readonly MappedKey[] =>
  rows.find((row) => row.device === device)?.keys ?? NONE;

/** Hears the mapped keys of the whole page, before anything on it does. What was heard moves and presses nothing else. */
export function useMappedKeys(keys: readonly MappedKey[], perform: (does: KeyAction) => void): void {
  const latest = useRef({ keys, perform });
  useEffect(() => {
    latest.current = { keys, perform };
  });
  useEffect(() => {
    const presses = new KeyPresses({ monotonic: () => performance.now(), after });
    const down = (event: KeyboardEvent) => {
      const meaning = meaningOfKey(partsOf(event), latest.current.keys);
      if (meaning === undefined) return;
      event.preventDefault();
      presses.down(meaning.code, event.repeat, meaning.long !== undefined, (press) => {
        const does = meaning[press];
        if (does !== undefined) latest.current.perform(does);
      });
    };
    const up = (event: KeyboardEvent) => presses.up(codeOf(event) ?? '');
    const letGo = () => presses.letGo();
    window.addEventListener('keydown', down, true);
    window.addEventListener('keyup', up, true);
    window.addEventListener('blur', letGo);
    return () => {
      letGo();
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('keyup', up, true);
      window.removeEventListener('blur', letGo);
    };
  }, []);
}

function after(delay: number, run: () => void): () => void {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
}
