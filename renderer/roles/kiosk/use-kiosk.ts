import { useCallback, useReducer, useRef } from 'react';
import type { BandId, Language, ServiceId } from '#contract/ids.ts';
import type { Hub } from '../../sync/hub.ts';
import { AT_START, type KioskAction, type KioskState, kioskReducer } from './kiosk-state.ts';

interface KioskUse {
  state: KioskState;
  dispatch: (action: KioskAction) => void;
  /** Asks for a number. Pressed again before the answer is there, it does nothing: one choice, one ticket. */
  take: (service: ServiceId, band: BandId | null, language: Language) => void;
}

/** Where the visitor is, and the press that asks for a number. */
export function useKiosk(hub: Hub): KioskUse {
  const [state, reduce] = useReducer(kioskReducer, AT_START);
  /** The press on its way: a second tap can come before the screen was drawn again. */
  const awaited = useRef<number | null>(null);
  const dispatch = useCallback((action: KioskAction) => {
    if (action.type === 'startAgain') awaited.current = null;
    reduce(action);
  }, []);

  const take: KioskUse['take'] = (service, band, language) => {
    if (awaited.current !== null) return;
    const press = state.presses + 1;
    awaited.current = press;
    reduce({ type: 'send', service });
    void hub.send({ type: 'issue', service, band, language }).then((answer) => {
      if (awaited.current === press) awaited.current = null;
      if (answer.ok) reduce({ type: 'issued', press, ticket: answer.result });
      else reduce({ type: 'refused', press, refusal: answer.refusal });
    });
  };
  return { state, dispatch, take };
}
