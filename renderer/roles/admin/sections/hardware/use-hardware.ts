import type { HardwareKind } from '#contract/hardware.ts';
import type { HardwareRow } from '#contract/views.ts';
import { useRows } from '../../../../sync/hooks.ts';
import { ADMIN, useAdmin } from '../../admin-tools.tsx';

/** How the hardware of one kind is, by its id. */
export function useHardware(of: HardwareKind): ReadonlyMap<string, HardwareRow> {
  const { hub } = useAdmin();
  const rows = useRows(hub, ADMIN, 'hardware');
  return new Map(rows.filter((row) => row.of === of).map((row) => [row.id, row]));
}
