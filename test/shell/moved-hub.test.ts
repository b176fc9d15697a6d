import { beforeEach, describe, expect, test } from 'vitest';
import { settled } from './hand-timer.ts';
import type { PlayedWindow } from './played-desktop.ts';
import { HOST, HUB, PlayedPc } from './played-pc.ts';

let pc: PlayedPc;
let desktop: PlayedPc['desktop'];
let time: PlayedPc['time'];
let network: PlayedPc['network'];
beforeEach(() => {
  pc = new PlayedPc();
  ({ desktop, time, network } = pc);
});
const launch = (roles: string, ...more: string[]) => pc.launch(['--role', roles, '--hub', HUB, ...more]);
const ask = (window: PlayedWindow, url: string, asked: object) => pc.askFrom(window, url, asked);

describe('a hub whose address changes', () => {
  const ELSEWHERE = '192.0.2.9:8080';
  const linked = (window: PlayedWindow, isLinked: boolean, url = HUB) =>
    ask(window, `${url}/desk?device=1`, { type: 'linked', isLinked });

  test('is followed by its windows, as soon as one of them lost it', async () => {
    await launch('desk,display');
    const [desk, display] = [desktop.window('Guichet'), desktop.window('Affichage')];
    await linked(desk, true);
    network.at.set('abc', ELSEWHERE);
    await time.pass(1_000);
    expect(desk.url).toContain(HUB);
    await linked(desk, false);
    await settled();
    expect(desk.url).toBe(`http://${ELSEWHERE}/desk?device=1`);
    expect(display.url).toBe(`http://${ELSEWHERE}/display?device=1`);
    await expect(linked(desk, true)).rejects.toThrow('refused');
    await linked(desk, true, `http://${ELSEWHERE}`);
  });

  test('is looked for also by a page that says nothing', async () => {
    await launch('desk');
    network.at.set('abc', ELSEWHERE);
    await time.pass(3_000);
    expect(desktop.window('Guichet').url).toContain(ELSEWHERE);
  });

  test('is looked for until it is there, or the page is connected again', async () => {
    await launch('desk');
    const desk = desktop.window('Guichet');
    network.at.clear();
    await linked(desk, false);
    await time.pass(20_000);
    const { searches } = network;
    expect(searches).toBeGreaterThan(4);
    await linked(desk, true);
    await time.pass(60_000);
    expect(network.searches).toBe(searches);
    expect(desk.loads).toHaveLength(1);
  });

  test('is known by its identity: another one that answers there is not shown', async () => {
    await launch('desk');
    network.at.clear();
    network.at.set('another office', HOST);
    const desk = desktop.window('Guichet');
    desk.events.failed(`${HUB}/desk`);
    await time.pass(60_000);
    expect(desk.url).toContain('page=unreachable');
    expect(network.kept).toMatchObject({ id: 'abc', hosts: [HOST] });
    expect(desk.url).toContain('other=1');
  });

  test('can be given up for another office, by staff on a page of the app', async () => {
    await launch('desk');
    const desk = desktop.window('Guichet');
    await expect(ask(desk, `${HUB}/desk`, { type: 'chooseOffice' })).rejects.toThrow('refused');
    await ask(desk, 'app://now-serving/local.html', { type: 'chooseOffice' });
    expect(desktop.window('Now Serving').url).toContain('setup.html');
    desktop.window('Now Serving').close();
    expect(desk.isClosed).toBe(false);
    await ask(desk, 'app://now-serving/local.html', { type: 'chooseOffice' });
    pc.launchedAgain(['--role', 'desk', '--hub', 'http://192.0.2.9:8080']);
    network.at.set('another office', '192.0.2.9:8080');
    await time.pass(1_000);
    expect(desktop.windows.filter(({ isClosed }) => !isClosed)).toHaveLength(1);
    expect(desktop.window('Guichet').url).toBe('http://192.0.2.9:8080/desk?device=1');
    expect(desktop.quits).toBe(0);
  });
});
