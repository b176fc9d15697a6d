import type { Duration, PrinterId } from '#contract/ids.ts';
import type { StationAsk } from '#contract/wire.ts';
import { MAX_ANSWER } from '#contract/wire.ts';
import type { Condition, Hardware, HardwareTime } from '#hardware/ports.ts';
import type { Checks } from './checks.ts';
import { samplePaper } from './paper.ts';
import type { Picture } from './picture.ts';
import type { Journal } from './ports.ts';
import type { Printers } from './printers.ts';
import type { Speaker } from './speaker.ts';
import { within } from './waiting.ts';

const DRAWS_WITHIN: Duration = 8_000;
/** The hub waits 30 s. */
const TURN_WITHIN: Duration = 20_000;
const ANSWERED_WITHIN: Duration = 5_000;
const TRIES = 2;

interface Reply {
  type: 'audio/wav' | 'image/png' | 'application/json';
  body: Uint8Array<ArrayBuffer> | string;
}
const json = (value: object): Reply => ({ type: 'application/json', body: JSON.stringify(value) });
const failed = (problem: Condition['problem']): Reply => json({ ok: false, problem: problem ?? 'internal' });

export interface AsksParts {
  url: string;
  token: string;
  time: HardwareTime;
  journal: Journal;
  hardware: Pick<Hardware, 'picture'>;
  printers: Printers;
  speaker: Speaker;
  checks: Checks;
  picture(): Picture | undefined;
}

/** Answers what the hub asks. Always, and before the hub stops waiting. */
export class Asks {
  readonly #parts: AsksParts;

  constructor(parts: AsksParts) {
    this.#parts = parts;
  }

  async answer({ id, ask }: { id: string; ask: StationAsk }): Promise<void> {
    const reply = await this.#reply(ask).catch((error: unknown) => {
      this.#parts.journal.warn('a question of the hub could not be answered', { what: ask.what, error: `${error}` });
      return failed('internal');
    });
    await this.#send(id, reply);
  }

  #reply(ask: StationAsk): Promise<Reply> {
    const picture = this.#parts.picture();
    if (!picture) return Promise.resolve(failed('stationRestarted'));
    switch (ask.what) {
      case 'speak':
        return this.#speak(ask, picture);
      case 'preview':
        return this.#preview(ask, picture);
      case 'testTicket':
        return this.#testTicket(ask.printer, picture);
      case 'check':
        return this.#check(picture);
      default:
        return ask satisfies never;
    }
  }

  async #speak(ask: Extract<StationAsk, { what: 'speak' }>, picture: Picture): Promise<Reply> {
    const made = await this.#parts.speaker.speak(ask, picture);
    if (!(made instanceof Uint8Array)) return failed(made);
    return made.length > MAX_ANSWER ? failed('noVoice') : { type: 'audio/wav', body: new Uint8Array(made) };
  }

  async #preview(ask: Extract<StationAsk, { what: 'preview' }>, picture: Picture): Promise<Reply> {
    const { template, service, language, paper: width } = ask;
    const { hardware, time } = this.#parts;
    const paper = samplePaper({ number: null, service, language, template, now: time.now() }, picture);
    const png = await within(time, DRAWS_WITHIN, hardware.picture(paper, width), () => null);
    return png ? { type: 'image/png', body: new Uint8Array(png) } : failed('timeout');
  }

  /** A paper without a job: nobody waits for it but whoever asked. */
  async #testTicket(id: PrinterId, picture: Picture): Promise<Reply> {
    const { printers, time } = this.#parts;
    const printer = printers.get(id);
    if (!printer) return failed('badSettings');
    const turn = printer.turns.enter();
    const leave = await within<(() => void) | null>(time, TURN_WITHIN, turn, () => null);
    if (!leave) {
      void turn.then((late) => late());
      return failed('busy');
    }
    const wanted = { number: 'TEST', service: null, language: null, template: null, now: time.now() };
    const outcome = await printer.print(samplePaper(wanted, picture));
    leave();
    return json({ ok: outcome.as === 'printed', ...outcome });
  }

  async #check(picture: Picture): Promise<Reply> {
    return json({ steps: await this.#parts.checks.run(picture) });
  }

  /** Once more when the connection broke; the hub takes an answer once. */
  async #send(id: string, { type, body }: Reply): Promise<void> {
    const { url, token, journal } = this.#parts;
    for (let left = TRIES; left > 0; left -= 1) {
      try {
        await fetch(new URL(`/api/v1/answers/${id}`, url), {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': type },
          body,
          signal: AbortSignal.timeout(ANSWERED_WITHIN),
        });
        return;
      } catch (error) {
        if (left === 1) journal.warn('an answer did not reach the hub', { error: `${error}` });
      }
    }
  }
}
