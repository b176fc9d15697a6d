import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import { USUAL_TICKET } from '#contract/hardware.ts';
import type { Answer, PreviewRequest } from '#contract/wire.ts';
import { pictureOf } from '#hardware/printer/ticket/draw-ticket.ts';
import { ADMIN, adminHead } from './support/admin-office.ts';
import { axeProblems, clippedText, keepPicture, launch, openPage } from './support/browser.ts';
import { OFFICE, QUEUE, queueHead } from './support/desk-office.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import {
  boxValue,
  CHECK_STEPS,
  HARDWARE_ROWS,
  printerValue,
  templateValue,
  voiceValue,
} from './support/hardware-office.ts';
import { MORNING } from './support/office.ts';

/** Paper, buttons and voice on the admin page; the pages are opened once and walked through. */

const WIDE = { width: 1280, height: 800 };
let browser: Browser;
let hub: FixtureHub;
let page: Page;
let asked: { event: string; payload: unknown }[] = [];

const done = (result: unknown = null): Answer<never> => ({ ok: true, result: result as never });
const refused = (code: string, params = {}): Answer<never> => ({ ok: false, refusal: { code: code as never, params } });

beforeAll(async () => {
  browser = await launch();
  hub = await new FixtureHub().start();
  hub.setTime(MORNING);
  hub.setView(ADMIN, adminHead(), HARDWARE_ROWS);
  hub.setView(QUEUE, queueHead(), OFFICE);
  page = await open(WIDE);
});
afterAll(async () => {
  await browser.close();
  await hub.stop();
});
beforeEach(() => {
  asked = [];
  hub.commands.length = 0;
  hub.take = (_command, answer) => answer(done({ version: 2 }));
  hub.answer = (event, payload) => {
    asked.push({ event, payload });
    if (event === 'selfCheck') return done({ steps: CHECK_STEPS });
    return done(event === 'joinLink' ? { path: '/station#join=0123456789abcdef' } : null);
  };
});

async function open(viewport: typeof WIDE, locale = 'en-GB'): Promise<Page> {
  const opened = await openPage(browser, viewport, { locale });
  await opened.route('**/api/v1/preview', async (route) => {
    const body = Buffer.from(await drawn(route.request().postDataJSON() as PreviewRequest));
    await route.fulfill({ contentType: 'image/png', body });
  });
  await opened.goto(hub.address('admin'));
  await opened.waitForSelector('.section');
  return opened;
}

/** The real ticket, as a station draws it. */
function drawn({ template, paper, language }: PreviewRequest): Promise<Uint8Array> {
  const texts = { site: 'La Seyne Town Hall', service: 'Identity papers', message: 'Have your passport ready.' };
  const facts = { job: '', number: 'A42', issuedAt: MORNING, zone: 'Europe/Paris', ahead: 7, copy: false };
  return pictureOf({ ...texts, ...facts, language, blocks: template.blocks }, paper);
}

async function go(section: string, on = page): Promise<void> {
  // Coming from elsewhere, every form begins anew.
  await on.evaluate((to) => {
    window.location.hash = 'live';
    window.location.hash = to;
  }, section);
  await on.waitForTimeout(150);
  if (section.includes('ticketTemplate')) await on.locator('.ticket-paper').waitFor();
  if (section === 'check') await on.locator('.check-steps').first().waitFor();
}

async function looksRight(name: string, on = page): Promise<void> {
  await keepPicture(on, `admin/${name}`);
  expect(await clippedText(on)).toEqual([]);
  expect(await axeProblems(on)).toEqual([]);
}

const sent = () => hub.commands.map(({ commandId, age, ...command }) => command);
const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
const SECTIONS = [
  ['printers', 'printers/printer:back'],
  ['printer-serial', 'printers/printer:new'],
  ['tickets', 'tickets/ticketTemplate:welcome'],
  ['ticket-message', 'tickets/ticketMessage:a'],
  ['buttons', 'buttons/buttonBox:box3'],
  ['sign', 'buttons/sign:sign3'],
  ['voice', 'voice/voice:main'],
  ['spoken-desk', 'voice/spokenDesk:3'],
  ['check', 'check'],
] as const;

describe('every section', () => {
  test('looks right', async () => {
    for (const [name, section] of SECTIONS) {
      await go(section);
      await looksRight(`hardware-${name}`);
    }
  });

  test('looks right in French', async () => {
    const french = await open(WIDE, 'fr-FR');
    for (const [name, section] of SECTIONS) {
      await go(section, french);
      await looksRight(`hardware-${name}-french`, french);
    }
    await french.context().close();
  });

  test('looks right at 200 % zoom', async () => {
    const small = await open({ width: 640, height: 400 });
    for (const [name, section] of SECTIONS) {
      await go(section, small);
      await looksRight(`hardware-${name}-zoom-200`, small);
    }
    await small.context().close();
  });
});
