import type { DeviceId, Duration } from '#contract/ids.ts';
import { SITE } from '#contract/settings.ts';
import type { PreviewRequest, TestSoundRequest } from '#contract/wire.ts';
import type { Core } from '#hub/core.ts';
import type { StationAnswer, Stations } from './stations.ts';

/** The admin looks at the form meanwhile. */
const PREVIEW_WITHIN: Duration = 8_000;
/** A voice that speaks for the first time loads its engine. */
const SOUND_WITHIN: Duration = 15_000;
/** What the call that nobody made is about. */
const TEST_NUMBER = 'A42';

export interface TryOutParts {
  core: Pick<Core, 'state'>;
  stations: Pick<Stations, 'ask'>;
  isOnline(device: DeviceId): boolean;
}

/** What an admin tries out before it counts: a ticket as a picture, a call as sound. */
export class TryOut {
  readonly #parts: TryOutParts;

  constructor(parts: TryOutParts) {
    this.#parts = parts;
  }

  /** PNG of a ticket, by a station that draws tickets. */
  preview(asked: PreviewRequest): Promise<StationAnswer> {
    const station = this.#drawer();
    if (station === undefined) return Promise.resolve({ ok: false, code: 'noStation' });
    return this.#parts.stations.ask(station, { what: 'preview', ...asked }, PREVIEW_WITHIN);
  }

  /** WAV of a call, by the station of the voice. */
  sound({ desk, languages }: TestSoundRequest): Promise<StationAnswer> {
    const station = this.#parts.core.state.setting('voice', SITE)?.value.station;
    if (station === undefined) return Promise.resolve({ ok: false, code: 'noStation' });
    const ask = { what: 'speak', number: TEST_NUMBER, desk, texts: null, languages } as const;
    return this.#parts.stations.ask(station, ask, SOUND_WITHIN);
  }

  /** A station with a printer, else any: all of them draw alike. */
  #drawer(): DeviceId | undefined {
    const { core, isOnline } = this.#parts;
    const printing = core.state.settings('printer').flatMap(({ value }) => (value.enabled ? [value.station] : []));
    const known = core.state.settings('device').filter(({ value }) => value.role === 'station' && !value.revoked);
    return [...printing, ...known.map(({ key }) => key)].find(isOnline);
  }
}
