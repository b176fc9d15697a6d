import type { KeyAction } from '#contract/hardware.ts';
import type { BandId, Language, ServiceId } from '#contract/ids.ts';
import type { KioskHead } from '#contract/views.ts';
import { useHubState, useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { keysOf, useMappedKeys } from '../shared/keys/use-mapped-keys.ts';
import { asksPriority } from './choices.ts';
import { type KioskAction, type KioskState, takesKeys } from './kiosk-state.ts';
import { faultOf } from './paper.ts';
import { spokenOf } from './use-language.ts';
import { usePrinter } from './use-printer.ts';
import { VIEW } from './view.ts';

interface Parts {
  hub: Hub;
  head: KioskHead;
  state: KioskState;
  /** The language of whoever stands here. */
  language: Language;
  /** Whether a touch would do nothing now either. */
  isDeaf: () => boolean;
  dispatch: (action: KioskAction) => void;
  take: (service: ServiceId, band: BandId | null, language: Language) => void;
}

/** [B2] Ticket buttons that are keyboards: each stands for one service, as its card does, from whatever page is open. */
export function useKioskKeys({ hub, head, state, language, isDeaf, dispatch, take }: Parts): void {
  const device = useHubState(hub, ({ identity }) => identity?.device ?? '');
  const keys = keysOf(useRows(hub, VIEW, 'keys'), device);
  const services = useRows(hub, VIEW, 'service');
  const bands = useRows(hub, VIEW, 'band');
  const lost = useHubState(hub, ({ freshness }) => freshness !== 'current');
  const printer = usePrinter(hub);
  const gives = !lost && head.day !== null && (printer?.paperless === true || faultOf(printer) === null);
  useMappedKeys(keys, (does: KeyAction) => {
    if (does.type !== 'issue' || !gives || !takesKeys(state) || isDeaf()) return;
    const service = services.find((row) => row.service === does.service && row.enabled);
    if (service === undefined) return;
    // Whoever presses while a number is shown is the next visitor, in the office's own language.
    const isNext = state.step.at === 'ticket';
    dispatch(isNext ? { type: 'startAgain' } : { type: 'open', category: null });
    if (asksPriority(service, bands)) dispatch({ type: 'askPriority', service: service.service });
    else take(service.service, null, isNext ? (spokenOf(head.languages)[0] ?? language) : language);
  });
}
