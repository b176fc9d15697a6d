import type { Event, EventOf } from '#contract/events.ts';
import type { Duration, Language } from '#contract/ids.ts';
import { SITE } from '#contract/names.ts';
import type { StationAsk } from '#contract/wire.ts';
import type { Core } from '#hub/core.ts';
import type { Stations } from './stations.ts';

/** A voice that has said nothing by then is not waited for: the call stands on the screens anyway. */
const MADE_WITHIN: Duration = 8_000;
/** Sounds kept for displays that come to fetch them. */
const KEPT = 60;

type Speak = Extract<StationAsk, { what: 'speak' }>;

/** The sound of calls and announcements: asked of the station at once, kept while displays fetch it. */
export class Speech {
  readonly #core: Pick<Core, 'state'>;
  readonly #stations: Pick<Stations, 'ask'>;
  readonly #sounds = new Map<string, Promise<Buffer | null>>();

  constructor(core: Pick<Core, 'state'>, stations: Pick<Stations, 'ask'>) {
    this.#core = core;
    this.#stations = stations;
  }

  committed(events: Event[]): void {
    for (const event of events) {
      if (event.type === 'visitCalled' || event.type === 'visitRecalled') {
        this.#make(`call/${event.transaction}`, this.#call(event));
      } else if (event.type === 'announced') {
        this.#make(`announcement/${event.announcement}`, this.#announcement(event));
      }
    }
  }

  /** PCM WAV of `call/<transaction>` or `announcement/<id>`; null: nobody speaks it. */
  sound(key: string): Promise<Buffer | null> {
    return this.#sounds.get(key) ?? Promise.resolve(null);
  }

  #make(key: string, ask: Speak | null): void {
    const voice = this.#core.state.setting('voice', SITE)?.value;
    if (!voice?.enabled || !ask) return;
    // Called again: the same words, already made or on the way.
    const known = this.#sounds.get(key);
    this.#sounds.delete(key);
    this.#sounds.set(key, known?.then((wav) => wav ?? this.#ask(voice.station, ask)) ?? this.#ask(voice.station, ask));
    const [oldest] = this.#sounds.keys();
    if (this.#sounds.size > KEPT && oldest !== undefined) this.#sounds.delete(oldest);
  }

  async #ask(station: string, ask: Speak): Promise<Buffer | null> {
    const answer = await this.#stations.ask(station, ask, MADE_WITHIN);
    return answer.ok && answer.type === 'audio/wav' ? answer.body : null;
  }

  #call({ visit: id, desk }: EventOf<'visitCalled' | 'visitRecalled'>): Speak | null {
    const visit = this.#core.state.visit(id);
    if (!visit) return null;
    return { what: 'speak', number: visit.number, desk, texts: null, languages: this.#languages(visit.language) };
  }

  #announcement({ texts }: EventOf<'announced'>): Speak {
    const said = Object.entries(texts).map(([language, id]) => [language, this.#core.state.text(id) ?? '']);
    const languages = this.#languages(null).filter((language) => language in texts);
    const all = languages.length > 0 ? languages : Object.keys(texts);
    return { what: 'speak', number: null, desk: null, texts: Object.fromEntries(said), languages: all };
  }

  #languages(visitor: Language | null): Language[] {
    const { state } = this.#core;
    const voice = state.setting('voice', SITE)?.value;
    const chosen =
      voice && voice.languages.length > 0 ? voice.languages : (state.site()?.languages.slice(0, 1) ?? ['en']);
    const first = voice?.visitorFirst && visitor !== null ? [visitor] : [];
    return [...new Set([...first, ...chosen])];
  }
}
