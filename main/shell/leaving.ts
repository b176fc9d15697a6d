import type { Desktop } from './ports.ts';
import type { ScreenWindow } from './windows/screen-window.ts';
import type { Words } from './words.ts';

/** What is asked before something ends that others need. */
export class Leaving {
  readonly #choose: Desktop['choose'];
  readonly #words: Pick<Words, 'closeHub' | 'closeWhileServing'>;
  #isAsking = false;

  constructor(choose: Desktop['choose'], words: Pick<Words, 'closeHub' | 'closeWhileServing'>) {
    this.#choose = choose;
    this.#words = words;
  }

  /** Whether a person says so; no, while another question stands. */
  async confirms(what: 'closeHub' | 'closeWhileServing'): Promise<boolean> {
    if (this.#isAsking) return false;
    const { message, detail, stay, close } = this.#words[what];
    this.#isAsking = true;
    const chosen = await this.#choose({ message, detail, buttons: [stay, close], quiet: 0 });
    this.#isAsking = false;
    return chosen === 1;
  }

  /** Whoever quits is asked what closing asks: a kiosk for its PIN, a desk with a visitor, the hub of an office. */
  async mayQuit(windows: ScreenWindow[], isHub: boolean): Promise<boolean> {
    const kiosk = windows.find(({ kind }) => kind.closes === 'pin');
    if (kiosk) {
      kiosk.focus(undefined);
      kiosk.askPin();
      return false;
    }
    const isServing = windows.some((window) => window.isServing);
    const mayLeave = !isServing || (await this.confirms('closeWhileServing'));
    return mayLeave && (!isHub || this.confirms('closeHub'));
  }
}
