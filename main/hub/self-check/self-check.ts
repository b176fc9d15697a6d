import type { Duration } from '#contract/ids.ts';
import type { CheckStep } from '#contract/self-check.ts';
import { StationChecks } from '#contract/self-check.ts';
import type { HardwareRow } from '#contract/views.ts';
import type { Device, Devices } from '#hub/access/devices.ts';
import type { Alarms } from '#hub/alarms.ts';
import type { Backups } from '#hub/backups.ts';
import type { HubClock } from '#hub/clock.ts';
import type { Core } from '#hub/core.ts';
import type { Presence } from '#hub/presence.ts';
import type { HardwareBoard } from '#hub/stations/hardware-board.ts';
import type { Stations } from '#hub/stations/stations.ts';
import type { Store } from '#store/store.ts';
import { hardwareStep, screenSteps } from './device-steps.ts';
import { backupStep, clockStep, databaseStep, diskStep, networkStep, profilesStep, zoneStep } from './office-steps.ts';

/** Asking a silent printer takes seconds. */
const STATION_WITHIN: Duration = 8_000;

export interface SelfCheckParts {
  core: Pick<Core, 'state'>;
  store: Pick<Store, 'check' | 'room' | 'days'>;
  clock: Pick<HubClock, 'now' | 'doubt'>;
  alarms: Alarms;
  backups: Pick<Backups, 'last'>;
  devices: Pick<Devices, 'all'>;
  presence: Presence;
  board: HardwareBoard;
  stations: Pick<Stations, 'ask'>;
  /** Names under which screens reach this hub now, best first. */
  hosts(): string[];
  port(): number;
  /** IANA zone that the computer is set to. */
  computerZone: string;
}

/** Looks at the hub, its screens and its stations now. Two at once share one look. */
export class SelfCheck {
  readonly #parts: SelfCheckParts;
  #running: Promise<CheckStep[]> | undefined;

  constructor(parts: SelfCheckParts) {
    this.#parts = parts;
  }

  run(): Promise<CheckStep[]> {
    this.#running ??= this.#look().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #look(): Promise<CheckStep[]> {
    const { devices, presence } = this.#parts;
    const stations = devices.all().filter(({ role, revoked }) => role === 'station' && !revoked);
    const [own, ...others] = await Promise.all([this.#office(), ...stations.map((station) => this.#station(station))]);
    return [...own, ...screenSteps(devices.all(), (id) => presence.row(id)), ...others.flat()];
  }

  async #office(): Promise<CheckStep[]> {
    const { core, store, clock, alarms, backups, hosts, port, computerZone } = this.#parts;
    const now = clock.now();
    return [
      databaseStep(await store.check(), alarms.all()),
      diskStep(store.room()),
      clockStep(clock.doubt, now),
      zoneStep(core.state.site()?.zone ?? 'UTC', computerZone, now),
      networkStep(hosts(), port()),
      backupStep(backups.last, store.days(2).length, now),
      ...profilesStep(core.state),
    ];
  }

  async #station(station: Device): Promise<CheckStep[]> {
    const { id, name } = station;
    const { presence, stations } = this.#parts;
    const about = (state: CheckStep['state'], code: CheckStep['code'], since: number | null): CheckStep => ({
      ...{ where: id, what: 'station', state, code },
      params: { name, since },
    });
    if (!presence.isOnline(id)) return [about('red', 'stationAway', presence.row(id).lastSeen)];
    const answer = await stations.ask(id, { what: 'check' }, STATION_WITHIN);
    const told = answer.ok && answer.type === 'application/json' ? parsed(answer.body) : undefined;
    if (!told) return [about('amber', 'stationSilent', null), ...this.#board(id)];
    return [about('green', 'stationHere', null), ...told.map((one) => ({ ...one, where: id }))];
  }

  /** What is known of its hardware without it. */
  #board(station: string): CheckStep[] {
    const { board, core } = this.#parts;
    const rows = board.keys().map((key) => board.row(key));
    return rows
      .filter((row): row is HardwareRow => row?.station === station)
      .filter(({ of, id }) => core.state.setting(of, id)?.value.enabled)
      .map(hardwareStep);
  }
}

function parsed(body: Buffer): CheckStep[] | undefined {
  try {
    const found = StationChecks.safeParse(JSON.parse(body.toString('utf8')));
    return found.success ? found.data.steps : undefined;
  } catch {
    return undefined;
  }
}
