import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { DeskHead, DisplayHead, KioskHead, QueueHead, ShownRow, ViewTables } from '#contract/views.ts';
import { launch, leavePage, openPage, type Size, takePage } from './browser.ts';
import { DESK, deskHead, OFFICE, QUEUE, queueHead, shown } from './desk-office.ts';
import { FixtureHub } from './fixture-hub.ts';
import { pageLooksRight } from './looks-right.ts';
import type { HallCall } from './office.ts';
import { CALLS, displayHead, HALL, KIOSK, kioskHead, MORNING, SERVICES, WAITING } from './office.ts';

/** What must come to be, however busy the computer is. */
export const SOON = { timeout: 20_000, interval: 50 };
export const HD: Size = { width: 1280, height: 720 };
export const UPRIGHT: Size = { width: 720, height: 1280 };
export const WIDE: Size = { width: 1280, height: 800 };

interface Opening {
  size?: Size;
  query?: string;
  browser?: BrowserContextOptions;
  /** Runs in the page before its own code. */
  before?: () => void;
  /** The window without zoom, when the page is zoomed. */
  unzoomed?: Size;
  /** The test moves the page's clock; once the page is there it stands still, or flows on between the moves. */
  clock?: 'stands' | 'flows';
}
interface DisplayOpening extends Opening {
  head?: Partial<DisplayHead>;
  rows?: (ViewTables['display'] | HallCall)[];
}
interface KioskOpening extends Opening {
  head?: Partial<KioskHead>;
  rows?: ViewTables['kiosk'][];
}

interface DeskOpening extends Opening {
  desk?: Partial<DeskHead>;
  queue?: Partial<QueueHead>;
  rows?: ViewTables['queue'][];
  shown?: ShownRow;
}

/** One browser for a file of tests, and a hub and a page for each test. */
export class Stage {
  browser!: Browser;
  hub!: FixtureHub;
  page!: Page;

  /** Opens the display of the hall and waits until it shows what the hub has. */
  async openDisplay({
    head = {},
    rows = [...CALLS, ...WAITING],
    size = HD,
    ...rest
  }: DisplayOpening = {}): Promise<Page> {
    this.hub.setView(HALL, displayHead(head), rows);
    await this.#open('display', size, rest);
    await this.page.waitForSelector('.d-band');
    if (rest.clock === 'stands') await this.#stopClock();
    return this.page;
  }

  /** Opens the kiosk and waits until it shows what the hub has. */
  async openKiosk({ head = {}, rows = SERVICES, size = UPRIGHT, ...rest }: KioskOpening = {}): Promise<Page> {
    this.hub.setView(KIOSK, kioskHead(head), rows);
    await this.#open('kiosk', size, rest);
    await this.page.waitForSelector('.k-top');
    if (rest.clock === 'stands') await this.#stopClock();
    return this.page;
  }

  /** Opens desk 3, where Léa works, and waits until it stands. */
  async openDesk({
    desk = {},
    queue = {},
    rows = OFFICE,
    shown: row = shown('shown', 'shown'),
    size = WIDE,
    ...rest
  }: DeskOpening = {}): Promise<Page> {
    this.hub.identity = { person: 'lea' };
    this.hub.setView(QUEUE, queueHead(queue), rows);
    this.hub.setView(DESK, deskHead(desk), [row]);
    await this.#open('desk', size, rest);
    await this.page.waitForSelector('.next');
    return this.page;
  }

  /** Keeps the picture and holds the screen to what every screen must be. */
  looksRight(name: string): Promise<void> {
    return pageLooksRight(this.page, name);
  }

  /** Lets `ms` pass on the page's own clock, once the page has done what it was about to do. */
  async pass(ms: number): Promise<void> {
    await this.page.evaluate(settled);
    await this.page.clock.runFor(ms);
    await this.page.evaluate(settled);
  }

  async #stopClock(): Promise<void> {
    const now = await this.page.evaluate(() => Date.now());
    await this.page.clock.pauseAt(now + 2_000);
  }

  async #open(
    role: 'kiosk' | 'display' | 'desk',
    size: Size,
    { query = '', browser = {}, before, unzoomed, clock }: Opening,
  ) {
    const hasWishes = before || unzoomed || clock || Object.keys(browser).length > 0;
    this.page = await (hasWishes ? openPage(this.browser, size, browser) : takePage(this.browser, size));
    if (before) await this.page.addInitScript(before);
    if (unzoomed) await this.page.addInitScript(setOuterSize, unzoomed);
    if (clock) await this.page.clock.install({ time: this.hub.now() });
    await this.page.goto(this.hub.address(role, query));
  }
}

/** Runs in the page, before its own code. */
function setOuterSize({ width, height }: Size): void {
  Object.assign(window, { outerWidth: width, outerHeight: height });
}

/** Runs in the page: whatever was waiting for its turn has had it. Works while the page's timers stand still. */
async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  }
}

/** Registers the stage's beginning and end with the tests of the file. */
export function stage(): Stage {
  const it = new Stage();
  beforeAll(async () => {
    it.browser = await launch();
  });
  afterAll(() => it.browser.close());
  beforeEach(async () => {
    it.hub = await new FixtureHub().startInPlace();
    it.hub.identity = { group: 'hall' };
    it.hub.setTime(MORNING);
  });
  afterEach(async () => {
    await leavePage(it.page);
    await it.hub.stop();
  });
  return it;
}
