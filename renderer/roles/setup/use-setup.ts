import { useEffect, useState } from 'react';
import type { SetupState } from '#contract/setup.ts';
import { bridge } from './bridge.ts';

/** In milliseconds; a person does not notice a wait of half that. */
const ASK_EVERY = 300;
/** What somebody does who is here. */
const DOINGS = ['pointerdown', 'keydown', 'wheel'] as const;

/** How things are, asked of the app as long as the page stands; null before the first answer. The app learns whether somebody is here. */
export function useSetup(): SetupState | null {
  const [state, setState] = useState<SetupState | null>(null);
  useEffect(() => {
    let timer = 0;
    let isOver = false;
    let isAttended = true;
    const attend = () => {
      isAttended = true;
    };
    const ask = async () => {
      const asked = bridge().state(isAttended);
      isAttended = false;
      // The app may be busy, or ending: what was known stands.
      const told = await asked.catch(() => null);
      if (isOver) return;
      if (told !== null) setState(told);
      timer = window.setTimeout(() => void ask(), ASK_EVERY);
    };
    for (const doing of DOINGS) window.addEventListener(doing, attend, true);
    void ask();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      for (const doing of DOINGS) window.removeEventListener(doing, attend, true);
    };
  }, []);
  return state;
}
