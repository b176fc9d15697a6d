import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { ViewTables } from '#contract/views.ts';
import { ADMIN, adminHead } from './admin-office.ts';
import { axeProblems, keepPicture, launch, openPage, type Size, textProblems } from './browser.ts';
import { OFFICE, QUEUE, queueHead } from './desk-office.ts';
import { FixtureHub } from './fixture-hub.ts';
import { CHECK_STEPS } from './hardware-office.ts';
import { MORNING } from './office.ts';
import { WIDE } from './stage.ts';
import { drawnTicket } from './ticket-preview.ts';

/** What a section shows once it stands whole. */
const STANDS: [section: RegExp, element: string][] = [
  [/ticketTemplate/, '.ticket-preview'],
  [/^check$/, '.check-steps'],
  [/keyMap/, '.learn'],
];

/** The admin page of a played hub: opened once for a file of tests, and walked through. */
export class AdminWalk {
  browser!: Browser;
  hub!: FixtureHub;
  page!: Page;
  /** What was asked in this test besides commands. */
  asked: { event: string; payload: unknown }[] = [];

  /** One more page, in a window of its own. */
  async open(viewport: Size, options: BrowserContextOptions): Promise<Page> {
    const opened = await openPage(this.browser, viewport, options);
    await opened.goto(this.hub.address('admin'));
    await opened.waitForSelector('.section');
    return opened;
  }

  /** Coming from elsewhere, so that every form begins anew. */
  async go(section: string, on = this.page): Promise<void> {
    await turnTo('live', on);
    await on.locator('.queue-tiles').waitFor();
    await turnTo(section, on);
    await on.locator('.queue-tiles').waitFor({ state: section === 'live' ? 'attached' : 'detached' });
    for (const [shown, element] of STANDS) if (shown.test(section)) await on.locator(element).first().waitFor();
  }

  /** Kept as a picture, with nothing cut off. */
  async fits(name: string, on: Page): Promise<void> {
    if ((await on.locator('.ticket-preview').count()) > 0) await on.locator('.ticket-paper').waitFor();
    await keepPicture(on, `admin/${name}`);
    expect(await textProblems(on)).toEqual([]);
  }

  async looksRight(name: string, on = this.page): Promise<void> {
    await this.fits(name, on);
    expect(await axeProblems(on)).toEqual([]);
  }

  save(): Promise<void> {
    return this.page.getByRole('button', { name: 'Save', exact: true }).click();
  }
}

const turnTo = (section: string, on: Page): Promise<void> =>
  on.evaluate((to) => {
    window.location.hash = to;
  }, section);

/** Registers the walk's beginning and end with the tests of the file. */
export function adminWalk(rows: ViewTables['admin'][]): AdminWalk {
  const it = new AdminWalk();
  beforeAll(async () => {
    it.browser = await launch();
    it.hub = await new FixtureHub().start();
    it.hub.setTime(MORNING);
    it.hub.preview = drawnTicket;
    it.hub.setView(ADMIN, adminHead(), rows);
    it.hub.setView(QUEUE, queueHead(), OFFICE);
    it.page = await it.open(WIDE, { locale: 'en-GB' });
  });
  afterAll(async () => {
    await it.browser.close();
    await it.hub.stop();
  });
  beforeEach(() => begin(it));
  return it;
}

/** A hub that accepts all that is pressed and asked. */
function begin(it: AdminWalk): void {
  it.asked = [];
  it.hub.commands.length = 0;
  it.hub.take = (_command, answer) => answer(done({ version: 2 }));
  it.hub.answer = (event, payload) => {
    it.asked.push({ event, payload });
    if (event === 'selfCheck') return done({ steps: CHECK_STEPS });
    return done(event === 'joinLink' ? { path: '/station#join=0123456789abcdef' } : null);
  };
}
const done = (result: unknown) => ({ ok: true as const, result: result as never });
