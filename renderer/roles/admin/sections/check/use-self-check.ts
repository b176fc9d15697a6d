import { useCallback, useEffect, useState } from 'react';
import type { Instant } from '#contract/ids.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { CheckStep } from '#contract/self-check.ts';
import { useHubState } from '../../../../sync/hooks.ts';
import { useAdmin } from '../../admin-tools.tsx';

export type SelfCheckState =
  | { state: 'looking' }
  | { state: 'done'; steps: CheckStep[]; at: Instant }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'unreached' };

/** Looks at once when the section is opened, and again whenever it is asked to. */
export function useSelfCheck(): { found: SelfCheckState; look: () => void } {
  const { hub } = useAdmin();
  const online = useHubState(hub, ({ link }) => link === 'online');
  const [found, setFound] = useState<SelfCheckState>({ state: 'looking' });
  const look = useCallback(() => {
    setFound({ state: 'looking' });
    void hub.request('selfCheck', {}).then((answer) => {
      if (answer === 'unreached') setFound({ state: 'unreached' });
      else if (answer.ok) setFound({ state: 'done', steps: answer.result.steps, at: hub.now() });
      else setFound({ state: 'refused', refusal: answer.refusal });
    });
  }, [hub]);
  useEffect(() => {
    if (online) look();
  }, [online, look]);
  return { found, look };
}
