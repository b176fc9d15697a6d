import { useEffect, useState } from 'react';
import type { SetupState } from '#contract/setup.ts';
import { bridge } from './bridge.ts';

/** In milliseconds; a person does not notice a wait of half that. */
const ASK_EVERY = 300;

/** How things are, asked of the app as long as the page stands; null before the first answer. */
export function useSetup(): SetupState | null {
  const [state, setState] = useState<SetupState | null>(null);
  useEffect(() => {
    let timer = 0;
    let isOver = false;
    const ask = async () => {
      // The app may be busy, or ending: what was known stands.
      const told = await bridge()
        .state()
        .catch(() => null);
      if (isOver) return;
      if (told !== null) setState(told);
      timer = window.setTimeout(() => void ask(), ASK_EVERY);
    };
    void ask();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, []);
  return state;
}
