import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { keptPin } from '#shell/pin.ts';
import { startWork } from '../e2e/support/people.ts';
import { Cable } from '../support/cable.ts';
import { newDataDir, removeDataDir } from '../support/hub.ts';
import { App, keepPicture, pressLast, until } from './support/app.ts';
import { Office } from './support/office.ts';
import { OnComputer } from './support/on-computer.ts';
import { XServer } from './support/x-server.ts';

/** The hub of this PC is another PC, which has another address by and by. */

let screen: XServer;
let home: string;
beforeAll(async () => {
  screen = await XServer.start(1366, 768);
});
afterAll(() => screen.stop());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'now-serving-moved-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
});

/** Closed when the test is over, before what was there earlier. */
async function launch(...[args, program]: [args: string[], program?: OnComputer]): Promise<App> {
  const app = await App.launch(screen, args, home, program);
  onTestFinished(() => app.stop());
  return app;
}

test('a kiosk that was let in once is let in at another address of the same hub', async () => {
  const office = await Office.open();
  onTestFinished(() => office.close());
  const first = await launch(['--role', 'kiosk', '--hub', office.url, '--join', `kiosk=${office.secrets.kiosk}`]);
  await (await first.page(/\/kiosk/)).waitForSelector('.k-card');
  await first.stop();
  const elsewhere = office.url.replace('127.0.0.1', 'localhost');
  const again = await launch(['--role', 'kiosk', '--hub', elsewhere]);
  const page = await again.page(new RegExp(`^${elsewhere}/kiosk`));
  await page.waitForSelector('.k-card');
  expect(page.url()).toBe(`${elsewhere}/kiosk?device=1`);
});

test('whoever takes the address of the hub and announces its identity is told nothing, and shown to nobody', async () => {
  const office = await Office.open();
  onTestFinished(() => office.close());
  const app = await launch(['--join', `${office.url}/desk#join=${office.secrets.desk}`]);
  const desk = await app.page(/\/desk/);
  await startWork(desk, 'Alex Martin', 'Desk 1');
  const proof = await fetch(`${office.url}/api/v1/hub?nonce=${'0'.repeat(32)}`).then((answer) => answer.text());
  await office.kill();
  const thief = await startThief(Number(new URL(office.url).port), proof);
  await until(
    async () => thief.asked.length > 3 && thief.knocks() > 3,
    () => `nobody came to the thief: ${thief.asked}`,
  );
  await thief.stop();
  await office.again();
  await desk.waitForSelector('.next:not([disabled])');
  expect(new Set(thief.asked)).toEqual(new Set(['/api/v1/hub']));
  expect(thief.told).toEqual([]);
});

/** Answers at this port as the hub did once, and listens to what screens say. */
async function startThief(port: number, proof: string) {
  const asked: string[] = [];
  const told: unknown[] = [];
  let knocks = 0;
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://thief').pathname);
    response.setHeader('content-type', 'application/json').end(proof);
  });
  const sockets = new Server(server);
  sockets.engine.on('connection', () => {
    knocks += 1;
  });
  sockets.on('connection', ({ handshake }) => told.push(handshake.auth));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { asked, told, knocks: () => knocks, stop: () => sockets.close() };
}

/** `test/shell/rejoin.test.ts` in real windows. */
test.skipIf(process.env.NS_LONG === undefined)(
  'a hub that was begun anew at the same address is joined again, by whoever has the PIN of the kiosk',
  async () => {
    const office = await Office.open();
    onTestFinished(() => office.close());
    const joins = ['display', 'kiosk'].map((role) => `--join=${role}=${office.secrets[role as 'display' | 'kiosk']}`);
    const pin = keptPin('80462', '0'.repeat(32));
    const app = await launch(['--role', 'display,kiosk', '--hub', office.url, '--pin', pin, ...joins]);
    await (await app.page(/\/kiosk/)).waitForSelector('.k-card');
    await office.beginAnew();
    const display = await app.page(/page=moment&role=display/);
    await app.page(/page=moment&role=kiosk/);
    expect(await display.$('.local-staff')).toBeNull();
    await screen.xdotool('key', 'ctrl+alt+shift+q');
    const kiosk = await app.page(/page=leave/);
    await keepPicture(kiosk, 'rejoin-kiosk');
    await kiosk.fill('#pin', '80462');
    await pressLast(kiosk, 'text=Join an office again (needs this PIN)');
    const setup = await app.page(/setup\.html/);
    await setup.waitForSelector('#address');
    await keepPicture(setup, 'rejoin-setup');
    expect(app.pages()).toHaveLength(1);
    await setup.click('.setup-office');
    await keepPicture(setup, 'rejoin-setup-chosen');
    await pressLast(setup, '.setup-go .button-act');
    await (await app.page(new RegExp(`^${office.url}/display`))).waitForSelector('.entry-code');
  },
);

test('on two computers: the office is found and joined, and followed when the address of its hub changes', async ({
  skip,
}) => {
  const cable = Cable.lay('10.78.0.1', '10.78.0.2');
  if (typeof cable === 'string') return skip(cable);
  const data = newDataDir();
  const desk = new OnComputer(cable.desk);
  onTestFinished(async () => {
    desk.close();
    await cable.cut();
    removeDataDir(data);
  });
  const hub = cable.run(cable.hub, ...['main/cli/hub-start.ts', '--data', data, '--no-qr', '--no-station']);
  const address = (await hub.until('/desk#join=')).replace(/^.*http/, 'http').trim();
  const kioskSecret = (await hub.until('/kiosk#join=')).replace(/^.*#join=/, '').trim();

  const first = await launch([], desk);
  const setup = await first.page(/setup\.html/);
  const beganToLook = performance.now();
  await setup.click('text=Join the office');
  await setup.click('.setup-office:has-text("10.78.0.1:8080")');
  const found = performance.now() - beganToLook;
  await setup.check('label:has-text("Display") input');
  await pressLast(setup, '.setup-go .button-act');
  const display = await first.page(/^http:\/\/10\.78\.0\.1:8080\/display/);
  await display.waitForSelector('.entry-code');
  await keepPicture(display, 'joined-by-mdns-waits');
  await first.stop();

  const second = await launch(['--join', address], desk);
  await startWork(await second.page(/^http:\/\/10\.78\.0\.1:8080\/desk/), 'Alex Martin', 'Desk 1');
  cable.moveHub('10.78.0.9');
  const began = performance.now();
  const moved = await second.page(/^http:\/\/10\.78\.0\.9:8080\/desk/);
  await moved.waitForSelector('.next');
  const took = performance.now() - began;
  await keepPicture(moved, 'moved-hub-desk');
  expect(await moved.textContent('body')).toContain('Alex Martin');
  // Another PC is told by the hub that this one is there, and by this one where the hub is.
  const another = cable.run(cable.hub, 'test/shell/finding/neighbour.ts', 'http://10.78.0.9:8080', kioskSecret);
  expect(JSON.parse(await another.until('host'))).toEqual({ addresses: ['10.78.0.2'], host: '10.78.0.9:8080' });
  console.log(
    `found by mDNS in ${found.toFixed(0)} ms; the desk works again ${took.toFixed(0)} ms after its hub moved`,
  );
}, 90_000);
