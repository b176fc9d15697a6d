import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { SetupState } from '#contract/setup.ts';
import { launch, openPage, type Size } from './browser.ts';
import { FixtureHub } from './fixture-hub.ts';
import { pageLooksRight } from './looks-right.ts';
import { FRESH } from './setup-office.ts';
import { WIDE } from './stage.ts';

/** The page of the first launch, over a played app: what it shows, and what it asks. */
export class SetupPage {
  browser!: Browser;
  files!: FixtureHub;
  page!: Page;
  /** What the app says each time it is asked. */
  state: SetupState = FRESH;
  /** What the page asked of it. */
  asked: unknown[][] = [];
  errors: string[] = [];

  async open(size: Size = WIDE): Promise<void> {
    await this.page.setViewportSize(size);
    await this.page.goto(new URL('/setup', this.files.address('desk')).href);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  looksRight(name: string): Promise<void> {
    return pageLooksRight(this.page, `setup/${name}`);
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name }).click();
  }

  /** The part of the app. */
  async play(): Promise<void> {
    const { page } = this;
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    await page.exposeFunction('played', (name: string, ...values: unknown[]) => {
      if (name !== 'state') this.asked.push([name, ...values]);
      return name === 'state' ? this.state : undefined;
    });
    await page.addInitScript(() => {
      const played = (window as never as { played: (...values: unknown[]) => Promise<unknown> }).played;
      const names = ['state', 'look', 'numbers', 'address', 'start', 'join'];
      const setup = Object.fromEntries(names.map((name) => [name, (...values: unknown[]) => played(name, ...values)]));
      Object.assign(window, { nowServing: { setup } });
    });
  }
}

/** Registers the page's beginning and end with the tests of the file, each of which ends without a script error. */
export function setupPage(): SetupPage {
  const it = new SetupPage();
  beforeAll(async () => {
    it.browser = await launch();
    it.files = await new FixtureHub().start();
    it.page = await openPage(it.browser, WIDE, { locale: 'en-GB' });
    await it.play();
  });
  afterAll(async () => {
    await it.browser.close();
    await it.files.stop();
  });
  beforeEach(() => {
    Object.assign(it, { state: FRESH, asked: [], errors: [] });
  });
  afterEach(() => expect(it.errors).toEqual([]));
  return it;
}
