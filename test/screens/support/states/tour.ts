import type { Page } from 'playwright-core';
import { type Findings, judge } from '../../../support/judge/judge.ts';
import { listenForErrors } from '../../../support/judge/script-errors.ts';
import { plugInLoudspeaker } from '../browser.ts';
import { FixtureHub } from '../fixture-hub.ts';
import { MORNING } from '../office.ts';
import { ADMIN_STATES } from './admin-states.ts';
import { DESK_STATES } from './desk-states.ts';
import { DISPLAY_STATES } from './display-states.ts';
import { KIOSK_STATES } from './kiosk-states.ts';
import { OWN_PAGE_STATES } from './own-page-states.ts';
import type { State } from './state.ts';

const ALL = [...KIOSK_STATES, ...DESK_STATES, ...DISPLAY_STATES, ...ADMIN_STATES, ...OWN_PAGE_STATES];
/** The states of every role; all of them with NS_LONG, else those in which engines are most likely to differ. */
export const STATES: State[] = ALL.filter(({ isLong }) => process.env.NS_LONG !== undefined || !isLong);

/** Pages that may be longer than their window; what hangs on a wall or stands in a hall may not. */
const SCROLLS = new Set<State['page']>(['admin', 'setup']);

export interface Visited extends Findings {
  errors: string[];
}

/** One page, of whatever engine, that is led through the states of the screens. */
export class Tour {
  readonly #page: Page;
  readonly #errors: string[];
  readonly #keep: (page: Page, name: string) => Promise<void>;

  private constructor(page: Page, keep: (page: Page, name: string) => Promise<void>) {
    this.#page = page;
    this.#errors = listenForErrors(page);
    this.#keep = keep;
  }

  /** @param keep puts a picture of the page among the artefacts */
  static async begin(page: Page, keep: (page: Page, name: string) => Promise<void>): Promise<Tour> {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.addInitScript(plugInLoudspeaker);
    await page.addInitScript(makeBelieve);
    return new Tour(page, keep);
  }

  /** Brings the page to a state, keeps its picture, and says what is wrong with it. */
  async visit(state: State): Promise<Visited> {
    const hub = await new FixtureHub().start();
    try {
      await this.#reach(state, hub);
      const findings = await judge(this.#page, { scrolls: SCROLLS.has(state.page) });
      return { ...findings, errors: this.#errors.splice(0) };
    } finally {
      await this.#page.goto('about:blank');
      await hub.stop();
    }
  }

  async #reach(state: State, hub: FixtureHub): Promise<void> {
    hub.setTime(MORNING);
    hub.identity = { group: 'hall' };
    state.office?.(hub);
    await this.#page.setViewportSize(state.size);
    await this.#page.goto(addressOf(state, hub));
    await state.reach?.(this.#page, hub);
    await this.#page.waitForSelector(state.there);
    await this.#page.evaluate(settled);
    await this.#keep(this.#page, state.name);
  }
}

function addressOf({ page, query = {}, language = 'en', isNew }: State, hub: FixtureHub): string {
  const asked = new URLSearchParams({ ...query, speaks: language });
  return `${hub.url}/${page}?${asked}${isNew ? '' : `#join=fixture-${page}-secret`}`;
}

/** Runs in the page: its typefaces are there, and what measures itself has done so. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/**
 * Runs in the page, before its own code. Its address tells what whoever sits there speaks, and what the app around the page of
 * the first launch would say; its steady clock can be moved on.
 */
function makeBelieve(): void {
  const wishes = new URLSearchParams(window.location.search);
  const speaks = wishes.get('speaks');
  if (speaks !== null) Object.defineProperty(navigator, 'languages', { get: () => [speaks] });
  const setup = wishes.get('setup');
  const bridge = { state: async () => JSON.parse(setup as string), look: () => {}, address: () => {} };
  if (setup !== null) Object.assign(window, { nowServing: { setup: bridge } });
  const steady = performance.now.bind(performance);
  performance.now = () => steady() + Number(document.documentElement.dataset.skipped || 0);
}
