import { useEffect } from 'react';
import type { KioskHead } from '#contract/views.ts';
import { useNow } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { ChoosingPage } from './choosing-page.tsx';
import { patienceOf } from './idle.ts';
import { anyAid, isUntouched, type KioskState } from './kiosk-state.ts';
import { StillThere } from './still-there.tsx';
import { TicketPage } from './ticket-page.tsx';
import { TopLine } from './top-line.tsx';
import { useEnlargement } from './use-enlargement.ts';
import { useGlass } from './use-glass.ts';
import { useGuard } from './use-guard.ts';
import { useIdle } from './use-idle.ts';
import { useKiosk } from './use-kiosk.ts';
import { useKioskKeys } from './use-kiosk-keys.ts';
import { useLanguage } from './use-language.ts';

/** After a step changed, the second of two quick taps does nothing, ms. */
const GUARD = 500;
const GUARD_TICKET = 1_000;

/** The kiosk: language, one question at a time, a number, and back to the start by itself. */
export function Kiosk({ hub, head }: { hub: Hub; head: KioskHead }) {
  const now = useNow(hub, 1_000);
  const { state, dispatch, take } = useKiosk(hub);
  const { step, aids } = state;
  const startAgain = () => dispatch({ type: 'startAgain' });
  const language = useLanguage(head.languages, state.language);
  useContrast(aids.contrast);
  const { by, cramped } = useEnlargement(aids.larger);
  useGlass(head.diagonalInches, by);
  const patience = patienceOf(head, anyAid(aids));
  const { idle, touch } = useIdle(patience, !isUntouched(state), nameOf(state));
  useEffect(() => {
    if (idle.is === 'gone') dispatch({ type: 'startAgain' });
  }, [idle.is, dispatch]);
  const guard = useGuard(nameOf(state), step.at === 'ticket' ? GUARD_TICKET : GUARD);
  const asking = idle.is === 'asking';
  const isDeaf = () => asking || guard.isTooSoon();
  useKioskKeys({ hub, head, state, language, isDeaf, dispatch, take });
  const top = <TopLine head={head} now={now} />;

  return (
    // Swallows the second of two quick taps, whatever it would press.
    <div
      className={`k-kiosk ${aids.lower ? 'k-kiosk-lower' : ''} ${cramped ? 'k-kiosk-cramped' : ''}`}
      onClickCapture={guard.swallow}
    >
      <div aria-hidden={asking}>
        {step.at === 'ticket' ? (
          <TicketPage
            hub={hub}
            ticket={step.ticket}
            top={top}
            left={idle.is === 'here' ? idle.left / patience.quiet : 0}
            onDone={startAgain}
          />
        ) : (
          <ChoosingPage
            hub={hub}
            head={head}
            top={top}
            now={now}
            language={language}
            state={state}
            dispatch={dispatch}
            onTake={take}
          />
        )}
      </div>
      {asking && <StillThere left={idle.left} onStay={touch} />}
    </div>
  );
}

function useContrast(high: boolean): void {
  useEffect(() => {
    document.documentElement.dataset.contrast = high ? 'high' : 'normal';
  }, [high]);
}

/** Tells one step from the next, for what begins anew with each. */
function nameOf({ step, help }: KioskState): string {
  const detail = step.at === 'choose' ? step.category : null;
  return `${step.at} ${detail} ${help}`;
}
