import type { DayKey } from '#contract/ids.ts';
import type { RowChange } from '#contract/rows.ts';
import type { AdminHead, ViewHeads, ViewRow } from '#contract/views.ts';
import type { ViewKind, ViewName } from '#contract/wire.ts';
import { changedSettings } from '#domain/views/common.ts';
import type { KioskPin } from './access/kiosk-pin.ts';
import type { Pairing } from './access/pairing.ts';
import type { People } from './access/people.ts';
import type { Alarms } from './alarms.ts';
import type { Core } from './core.ts';
import type { Presence } from './presence.ts';
import type { Showings } from './showings.ts';
import type { HardwareBoard } from './stations/hardware-board.ts';
import { partsOf } from './view-events.ts';
import type { Overlay } from './views.ts';

export interface HubOverlayParts {
  core: Core;
  showings: Showings;
  presence: Presence;
  pairing: Pairing;
  people: People;
  kioskPin: KioskPin;
  alarms: Alarms;
  board: HardwareBoard;
  days(): DayKey[];
  backup(): AdminHead['backup'];
}

const PRINTER = 'printer:';
const HARDWARE = 'hardware:';

/** What the hub itself adds to the views: what became of a call, devices, requests, PINs, days, alarms. */
export class HubOverlay implements Overlay {
  readonly #parts: HubOverlayParts;

  constructor(parts: HubOverlayParts) {
    this.#parts = parts;
  }

  head(view: ViewName, head: ViewHeads[ViewKind]): ViewHeads[ViewKind] {
    if (partsOf(view).kind !== 'admin') return head;
    const { days, backup, alarms } = this.#parts;
    return { ...(head as AdminHead), days: days(), backup: backup(), alarms: alarms.all() };
  }

  keys(view: ViewName): string[] {
    const { kind, id } = partsOf(view);
    const { board } = this.#parts;
    if (kind === 'desk') return this.#parts.showings.row(id) ? ['shown'] : [];
    if (kind === 'kiosk') return board.printerKeys();
    const hardware = board.keys().map((key) => `hardware:${key}`);
    if (kind === 'queue') return hardware;
    if (kind !== 'admin') return [];
    const { state } = this.#parts.core;
    return [
      ...state.settings('device').map((row) => `presence:${row.key}`),
      ...state.settings('person').map((row) => `pin:${row.key}`),
      'kioskPin',
      ...this.#parts.pairing.rows().map((row) => row.key),
      ...hardware,
    ];
  }

  touched(view: ViewName, changes: RowChange[]): string[] {
    const { kind, id } = partsOf(view);
    if (kind === 'desk') return this.#parts.showings.wasTouched(id) ? ['shown'] : [];
    if (kind === 'kiosk') return changedSettings(changes, 'printer').map((printer) => `printer:${printer}`);
    const hardware = this.#parts.board.touched(changes);
    if (kind === 'queue') return hardware;
    if (kind !== 'admin') return [];
    const devices = changedSettings(changes, 'device').map((device) => `presence:${device}`);
    return [...devices, ...changedSettings(changes, 'person').map((person) => `pin:${person}`), ...hardware];
  }

  row(view: ViewName, key: string): ViewRow | undefined {
    const { kind, id } = partsOf(view);
    if (kind === 'desk') return key === 'shown' ? this.#parts.showings.row(id) : undefined;
    if (kind === 'kiosk')
      return key.startsWith(PRINTER) ? this.#parts.board.printerRow(key.slice(PRINTER.length)) : undefined;
    if (kind !== 'queue' && kind !== 'admin') return undefined;
    if (key.startsWith(HARDWARE)) return this.#parts.board.row(key.slice(HARDWARE.length));
    return kind === 'admin' ? this.#adminRow(key) : undefined;
  }

  #adminRow(key: string): ViewRow | undefined {
    const [table, id = ''] = key.split(':', 2);
    const { core, presence, people, pairing, kioskPin } = this.#parts;
    if (table === 'presence') return core.state.setting('device', id) && presence.row(id);
    if (table === 'pin') return core.state.setting('person', id) && people.pinRow(id);
    if (table === 'kioskPin') return kioskPin.row();
    return table === 'request' ? pairing.row(id) : undefined;
  }
}
