import type { Duration } from '#contract/ids.ts';
import { SITE } from '#contract/names.ts';
import type { StationAsk } from '#contract/wire.ts';
import type { Announcement, Condition, Hardware, HardwareTime, Voice } from '#hardware/ports.ts';
import type { Conditions } from './conditions.ts';
import { conditionAfter, OPENS_WITHIN } from './opening.ts';
import type { Picture } from './picture.ts';
import type { Journal } from './ports.ts';
import { within } from './waiting.ts';

/** The hub waits 8 s. */
const SPEAKS_WITHIN: Duration = 7_000;
/** More than these at once would all be late. */
const MOST_AT_ONCE = 12;
const LOOK_EVERY: Duration = 60_000;
const LOOKS_WITHIN: Duration = 20_000;

type Speak = Extract<StationAsk, { what: 'speak' }>;

export interface SpeakerParts {
  hardware: Pick<Hardware, 'voice'>;
  /** The station's own: recordings, and what was made before. */
  folder: string;
  time: HardwareTime;
  journal: Journal;
  conditions: Conditions;
}

/** The voice of the office, when it is this PC that speaks. Opened at once, so that the first call is not the slow one. */
export class Speaker {
  readonly #parts: SpeakerParts;
  #voice: Promise<Voice> | null = null;
  #speaking = 0;
  #cancelLook: () => void = () => {};

  constructor(parts: SpeakerParts) {
    this.#parts = parts;
  }

  follow(picture: Picture): void {
    const isOurs = picture.setting('voice', SITE)?.enabled === true;
    if (isOurs && !this.#voice) this.#open();
    if (!isOurs && this.#voice) this.#drop();
  }

  /** PCM WAV, or why there is none. Never throws. */
  async speak(ask: Speak, picture: Picture): Promise<Uint8Array | Condition['problem']> {
    const opened = this.#voice;
    if (!opened) return 'badSettings';
    if (this.#speaking >= MOST_AT_ONCE) return 'busy';
    this.#speaking += 1;
    try {
      const voice = await opened;
      const made = await within(this.#parts.time, SPEAKS_WITHIN, voice.speak(announcementOf(ask, picture)), () => null);
      return made?.wav ?? 'noVoice';
    } catch (error) {
      this.#parts.journal.warn('the voice failed in an unforeseen way', { error: `${error}` });
      return 'internal';
    } finally {
      this.#speaking -= 1;
      this.#lookAfter(0);
    }
  }

  /** How it is, asked now. */
  async ask(): Promise<Condition> {
    return this.#voice ? this.#condition(this.#voice) : { state: 'down', problem: 'badSettings' };
  }

  stop(): void {
    this.#cancelLook();
    this.#voice = null;
  }

  #open(): void {
    const { hardware, folder, time } = this.#parts;
    this.#voice = within(time, OPENS_WITHIN, hardware.voice(folder), () => {
      throw new Error('the voice does not open');
    });
    this.#voice.catch(() => {});
    this.#lookAfter(0);
  }

  #drop(): void {
    this.stop();
    this.#parts.conditions.drop('voice', SITE);
  }

  #lookAfter(delay: Duration): void {
    this.#cancelLook();
    if (this.#voice) this.#cancelLook = this.#parts.time.after(delay, () => void this.#look());
  }

  async #look(): Promise<void> {
    const opened = this.#voice;
    if (!opened) return;
    const condition = await this.#condition(opened);
    if (this.#voice !== opened) return;
    this.#parts.conditions.set('voice', SITE, condition);
    this.#lookAfter(LOOK_EVERY);
  }

  async #condition(opened: Promise<Voice>): Promise<Condition> {
    try {
      const voice = await opened;
      return await within(this.#parts.time, LOOKS_WITHIN, voice.condition(), () => ({
        state: 'down',
        problem: 'timeout',
      }));
    } catch (error) {
      this.#parts.journal.warn('the voice cannot be opened', { error: `${error}` });
      return { ...conditionAfter(error), problem: 'internal' };
    }
  }
}

function announcementOf({ number, desk, texts, languages }: Speak, picture: Picture): Announcement {
  const named = desk === null ? undefined : picture.setting('desk', desk)?.name;
  const spoken = desk === null ? undefined : picture.setting('spokenDesk', desk)?.text;
  return {
    number,
    texts,
    languages,
    desk: named || spoken ? { ...named, ...spoken } : null,
    numbers: picture.setting('voice', SITE)?.numbers ?? 'natural',
  };
}
