import type { DeviceId, Duration } from '#contract/ids.ts';
import { SITE } from '#contract/names.ts';
import type { Answer, PreviewRequest, TestSoundRequest } from '#contract/wire.ts';
import type { Core } from '#hub/core.ts';
import { done, refuse } from '#hub/refuse.ts';
import type { StationAnswer, Stations } from './stations.ts';

/** The admin looks at the form meanwhile. */
const PREVIEW_WITHIN: Duration = 8_000;
/** A voice that speaks for the first time loads its engine. */
const SOUND_WITHIN: Duration = 15_000;
const TICKET_WITHIN: Duration = 30_000;
/** What the call that nobody made is about. */
const TEST_NUMBER = 'A42';

export interface TryOutParts {
  core: Pick<Core, 'state'>;
  stations: Pick<Stations, 'ask'>;
  isOnline(device: DeviceId): boolean;
}

/** What an admin tries out before it counts: a ticket as a picture and on paper, a call as sound. */
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

  /** A ticket without a number, on the paper of this printer. */
  async ticket(printer: string): Promise<Answer<null>> {
    const { core, stations } = this.#parts;
    const value = core.state.setting('printer', printer)?.value;
    if (!value) return refuse('noPrinter');
    const answer = await stations.ask(value.station, { what: 'testTicket', printer }, TICKET_WITHIN);
    if (!answer.ok) return refuse(answer.code);
    const { ok, problem } = toldIn(answer.body);
    return ok ? done(null) : refuse('stationFailed', { problem });
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

/** A station answers in any case; whether paper came out is in what it says. */
function toldIn(body: Buffer): { ok: boolean; problem: string | null } {
  try {
    const { ok, problem } = JSON.parse(body.toString('utf8')) as { ok?: unknown; problem?: unknown };
    return { ok: ok === true, problem: typeof problem === 'string' ? problem.slice(0, LONGEST_PROBLEM) : null };
  } catch {
    return { ok: false, problem: null };
  }
}
const LONGEST_PROBLEM = 40;
