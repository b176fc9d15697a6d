import type { KioskPrinterRow } from '#contract/views.ts';
import { useHubState, useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import type { Ticket } from './kiosk-state.ts';
import { LATE_AFTER, type Paper, paperOf, printerOf } from './paper.ts';
import { usePassed } from './use-passed.ts';
import { VIEW } from './view.ts';

/** The printer of this kiosk; undefined: its numbers are shown on the screen only. */
export function usePrinter(hub: Hub): KioskPrinterRow | undefined {
  const device = useHubState(hub, ({ identity }) => identity?.device ?? '');
  return printerOf(useRows(hub, VIEW, 'printer'), device);
}

/** What became of the paper of the ticket on the screen. */
export function usePaper(hub: Hub, { job }: Ticket): Paper {
  const device = useHubState(hub, ({ identity }) => identity?.device ?? '');
  const row = useRows(hub, VIEW, 'paper').find(({ key }) => key === `paper:${device}`);
  const printer = usePrinter(hub);
  const late = usePassed(LATE_AFTER);
  return paperOf({ job, row, printer, late });
}
