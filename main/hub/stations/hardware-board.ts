import type { HardwareKind, HardwareReport, HardwareState, Problem } from '#contract/hardware.ts';
import { HARDWARE_KINDS } from '#contract/hardware.ts';
import type { DeviceId, Instant, PrinterId } from '#contract/ids.ts';
import type { RowChange } from '#contract/rows.ts';
import type { HardwareRow, KioskPrinterRow } from '#contract/views.ts';
import { changedSettings } from '#domain/views/common.ts';
import type { Core } from '#hub/core.ts';
import type { Clock } from '#hub/ports.ts';
import { type HardwareHealth, type ProblemAt, printerFactsOf } from './hardware-health.ts';

export interface HardwareBoardParts {
  core: Pick<Core, 'state'>;
  clock: Clock;
  isOnline(device: DeviceId): boolean;
  /** These rows differ now. */
  changed(keys: string[]): void;
}

type Key = `${HardwareKind}:${string}`;
interface Told {
  state: HardwareState;
  problem: Problem | null;
  since: Instant;
  lastProblem: ProblemAt | null;
}

/** How every piece of hardware is, as its station told last. In memory: a station tells again when it comes back. */
export class HardwareBoard {
  readonly #parts: HardwareBoardParts;
  readonly #told = new Map<Key, Told>();

  constructor(parts: HardwareBoardParts) {
    this.#parts = parts;
  }

  /** A station speaks for its own hardware only; the rest of what it says is dropped. */
  report(station: DeviceId, { items }: HardwareReport): void {
    const keys = items
      .filter(({ of, id }) => this.#stationOf(of, id) === station)
      .filter(({ of, id, state, problem }) => this.#note(`${of}:${id}`, { state, problem }));
    this.#tell(keys.map(({ of, id }): Key => `${of}:${id}`));
  }

  /** A station came or went: what it answers for is as good as its word. */
  stationChanged(station: DeviceId): void {
    const own = this.keys().filter((key) => this.#stationOf(...partsOf(key)) === station);
    if (!this.#parts.isOnline(station))
      for (const key of own) this.#note(key, { state: 'down', problem: 'stationOffline' });
    this.#tell(own);
  }

  keys(): Key[] {
    const { state } = this.#parts.core;
    return HARDWARE_KINDS.flatMap((of) => state.settings(of).map(({ key }): Key => `${of}:${key}`));
  }

  /** Rows of the views for staff and admins that a batch concerns. */
  touched(changes: RowChange[]): string[] {
    return HARDWARE_KINDS.flatMap((of) => changedSettings(changes, of).map((id) => `hardware:${of}:${id}`));
  }

  row(key: string): HardwareRow | undefined {
    const [of, id] = partsOf(key as Key);
    const value = this.#parts.core.state.setting(of, id)?.value;
    if (!value) return undefined;
    const standing = this.#standing(`${of}:${id}`, value.station);
    const name = 'name' in value ? value.name : '';
    return { key: `hardware:${of}:${id}`, table: 'hardware', of, id, name, station: value.station, ...standing };
  }

  /** What is switched on, as `/health` tells it. */
  health(): HardwareHealth[] {
    return this.keys().flatMap((key) => this.#healthOf(...partsOf(key)));
  }

  #healthOf(of: HardwareKind, id: string): HardwareHealth[] {
    const value = this.#parts.core.state.setting(of, id)?.value;
    if (!value?.enabled) return [];
    const standing = this.#standing(`${of}:${id}`, value.station);
    return [{ of, id, ...standing, ...(of === 'printer' && { printer: printerFactsOf(standing) }) }];
  }

  printerKeys(): string[] {
    return this.#parts.core.state.settings('printer').map(({ key }) => `printer:${key}`);
  }
  /** What a kiosk must know of a printer; a disabled one is none of its business. */
  printerRow(id: PrinterId): KioskPrinterRow | undefined {
    const value = this.#parts.core.state.setting('printer', id)?.value;
    if (!value?.enabled) return undefined;
    const { state, problem } = this.#standing(`printer:${id}`, value.station);
    const { serves, paperless, slot } = value;
    return { key: `printer:${id}`, table: 'printer', printer: id, serves, state, problem, paperless, slot };
  }

  #standing(key: Key, station: DeviceId): Omit<Told, 'since'> & { since: Instant | null } {
    const told = this.#told.get(key);
    if (told) return told;
    const untold = { since: null, lastProblem: null };
    if (this.#parts.isOnline(station)) return { state: 'unknown', problem: null, ...untold };
    return { state: 'down', problem: 'stationOffline', ...untold };
  }

  #note(key: Key, { state, problem }: Pick<Told, 'state' | 'problem'>): boolean {
    const before = this.#told.get(key);
    if (before?.state === state && before.problem === problem) return false;
    const since = this.#parts.clock.now();
    const lastProblem = problem === null ? (before?.lastProblem ?? null) : { problem, at: since };
    this.#told.set(key, { state, problem, since, lastProblem });
    return true;
  }

  #tell(keys: Key[]): void {
    if (keys.length > 0) this.#parts.changed(keys);
  }

  #stationOf(of: HardwareKind, id: string): DeviceId | undefined {
    return this.#parts.core.state.setting(of, id)?.value.station;
  }
}

function partsOf(key: Key): [HardwareKind, string] {
  const at = key.indexOf(':');
  return [key.slice(0, at) as HardwareKind, key.slice(at + 1)];
}
