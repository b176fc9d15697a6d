import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../../runner/chromium.mjs';
import { judge } from '../../support/judge/judge.ts';

const ARTEFACTS = join(import.meta.dirname, '..', '..', '..', 'out', 'test-artefacts', 'screens');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** In CSS px. */
export interface Size {
  width: number;
  height: number;
}

/** Starts the Chromium that the tests use. Pages may sound without a touch, as wall displays are set up. */
export const launch = (): Promise<Browser> => launchWith({});

/** Starts one that shows scrollbars, which take their room as on a desk's PC. */
export const launchWithScrollbars = (): Promise<Browser> => launchWith({ ignoreDefaultArgs: ['--hide-scrollbars'] });

/** Starts one whose sound goes to the loudspeaker that this environment names, instead of nowhere. */
export const launchAloud = (env: Record<string, string>): Promise<Browser> =>
  launchWith({ env: { ...process.env, ...env }, ignoreDefaultArgs: ['--mute-audio'] });

async function launchWith(options: LaunchOptions): Promise<Browser> {
  const executablePath = process.env.NS_CHROMIUM ?? (await findChromium());
  if (executablePath === undefined) throw new Error('no Chromium on this computer');
  // Without --disable-gpu a computer that has none plays one in software, which costs more than drawing without.
  const args = ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'];
  return chromium.launch({ executablePath, args, ...options });
}

/** A page that no test uses now, by its browser. */
const spare = new WeakMap<Browser, Page>();
const shared = new WeakSet<Page>();

/**
 * A page without wishes of its own. Tests take turns with it: making a page costs more than most tests. What a screen kept is
 * forgotten from one to the next; the browser's cache of the built files is not.
 */
export async function takePage(browser: Browser, size: Size): Promise<Page> {
  const page = spare.get(browser) ?? (await openPage(browser, size));
  spare.delete(browser);
  shared.add(page);
  await page.setViewportSize(size);
  return page;
}

/** Ends a test's use of a page: one that was taken waits for the next test, any other is closed. */
export async function leavePage(page: Page): Promise<void> {
  const browser = page.context().browser();
  if (browser === null || !shared.has(page)) return page.context().close();
  await page.unrouteAll();
  await page.mouse.move(0, 0);
  const { origin } = new URL(page.url());
  await page.goto('about:blank');
  await forget(page, origin);
  spare.set(browser, page);
}

/** All that screens of this origin kept. */
async function forget(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,cookies,indexeddb' });
  await session.detach();
}

/** A fresh page of that size; the screen is as large as the page, as on a kiosk. */
export async function openPage(browser: Browser, size: Size, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: size, screen: size, reducedMotion: 'reduce', ...options });
  await context.addInitScript(plugInLoudspeaker);
  return context.newPage();
}

/** Runs in the page, before its own code: whatever the computer of the tests has, this one has a loudspeaker. */
export function plugInLoudspeaker(): void {
  const devices = [{ kind: 'audiooutput', deviceId: '', groupId: '', label: '' }];
  Object.assign(navigator.mediaDevices ?? {}, { enumerateDevices: async () => devices });
}

/** Keeps a picture of the page, once its typefaces are there, as an artefact of the test run. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const path = join(ARTEFACTS, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}

/** What axe finds against WCAG 2.2 A and AA, one line each. */
export async function axeProblems(page: Page): Promise<string[]> {
  // The pages' policy forbids script tags from elsewhere; evaluating is not held by it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // Every rule looks at every element; only what passes is not described.
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.html}`));
  });
}

/** What the judge finds on the page, one line each; it may be longer than its window. */
export async function textProblems(page: Page): Promise<string[]> {
  const { cut, shortened, overlapping } = await judge(page, { scrolls: true });
  return [...cut, ...shortened, ...overlapping];
}

/** Things to press that are smaller than `side` or nearer than `apart` to each other, in CSS px, one line each. */
export async function tightTargets(page: Page, side: number, apart: number): Promise<string[]> {
  return page.evaluate(
    ([side, apart]) => {
      const name = (element: Element) => element.textContent?.trim().slice(0, 40);
      const all = [...document.querySelectorAll('button')].filter((button) => button.offsetParent !== null);
      const boxes = all.map((button) => ({ name: name(button), box: button.getBoundingClientRect() }));
      const small = boxes.filter(({ box }) => Math.min(box.width, box.height) < side - 0.5);
      const gap = (a: DOMRect, b: DOMRect) =>
        Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
      const near = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .flatMap((b) => (gap(a.box, b.box) < apart - 0.5 ? [`${a.name} / ${b.name}: ${gap(a.box, b.box)}`] : [])),
      );
      return [...small.map(({ name, box }) => `${name}: ${box.width} x ${box.height}`), ...near];
    },
    [side, apart] as const,
  );
}
