import type { Instant } from '#contract/ids.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { useDesk } from '../desk-tools.tsx';

/** How long something has lasted, second by second. */
export function Timer({ from }: { from: Instant }) {
  const { hub } = useDesk();
  const { timer } = useFormats();
  const now = useNow(hub, 1_000);
  return <span className="card-timer num">{timer(now - from)}</span>;
}
