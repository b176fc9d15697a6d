import type { DeskId, DeviceId, PrinterId, VisitId } from '#contract/ids.ts';
import type { JobRow, SettingRowOf } from '#contract/rows.ts';
import type { Role } from '#contract/settings.ts';
import type { State } from './state.ts';

/** Which hardware works for whom. */

type PrinterRow = SettingRowOf<'printer'>;

/** [P1] The printer of a device: the one that names it; else, for a kiosk, one for everybody; for a station, its own. */
export function printerOf(state: State, device: DeviceId, role: Role): PrinterRow | undefined {
  const printers = state.settings('printer').filter(({ value }) => value.enabled);
  const named = printers.find(({ value }) => value.serves.includes(device));
  if (named || role === 'desk' || role === 'admin') return named;
  const open = printers.filter(({ value }) => value.serves.length === 0);
  return role === 'station' ? open.find(({ value }) => value.station === device) : open[0];
}

/** [P6] Where one more paper of this visit comes out: where the last one did, else at the desk's device, else anywhere. */
export function printerForCopy(state: State, visit: VisitId, device: DeviceId): PrinterRow | undefined {
  const last = lastJobOf(state, visit)?.printer;
  const before = last === undefined ? undefined : enabled(state, last);
  return before ?? printerOf(state, device, 'desk') ?? state.settings('printer').find(({ value }) => value.enabled);
}

function enabled(state: State, id: PrinterId): PrinterRow | undefined {
  const row = state.setting('printer', id);
  return row?.value.enabled ? row : undefined;
}

function lastJobOf(state: State, visit: VisitId): JobRow | undefined {
  let last: JobRow | undefined;
  for (const job of state.all('job')) if (job.visit === visit) last = job;
  return last;
}

/** [B1] Whether a box of this station stands at this desk. */
export function actsFor(state: State, station: DeviceId, desk: DeskId): boolean {
  return state
    .settings('buttonBox')
    .some(({ value }) => value.enabled && value.station === station && value.desks.includes(desk));
}
