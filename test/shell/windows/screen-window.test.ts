import { beforeEach, describe, expect, test } from 'vitest';
import { settled } from '../hand-timer.ts';
import { HOST, HUB, PlayedPc } from '../played-pc.ts';

let pc: PlayedPc;
let desktop: PlayedPc['desktop'];
let time: PlayedPc['time'];
let network: PlayedPc['network'];
beforeEach(() => {
  pc = new PlayedPc();
  ({ desktop, time, network } = pc);
});
const launch = (roles: string, ...more: string[]) => pc.launch(['--role', roles, '--hub', HUB, ...more]);

describe('what a window shows', () => {
  test('the page of a hub that answers at once, with the secret that lets it in, and nothing before', async () => {
    await launch('kiosk', '--join', 'kiosk=abc');
    expect(desktop.window('Borne').loads).toEqual([`${HUB}/kiosk?device=1#join=abc`]);
    await time.pass(1_000);
    expect(desktop.window('Borne').loads).toHaveLength(1);
  });

  test('"One moment" when none has answered after 300 ms, then its page', async () => {
    network.at.clear();
    await launch('kiosk');
    const { loads } = desktop.window('Borne');
    expect(loads).toEqual([]);
    await time.pass(300);
    expect(loads[0]).toContain('page=moment');
    network.at.set('abc', HOST);
    await time.pass(1_000);
    expect(loads.slice(1)).toEqual([`${HUB}/kiosk?device=1`]);
  });

  test('is said in the language of the settings, before that of the person', async () => {
    network.at.clear();
    await launch('kiosk', '--language', 'en');
    await time.pass(300);
    const { url, options } = desktop.window('Kiosk');
    expect([options.title, new URL(url).searchParams.get('language')]).toEqual(['Kiosk – Now Serving', 'en']);
  });

  test('a desk says after a while that the hub is missed, and goes on looking', async () => {
    network.at.clear();
    await launch('desk');
    await time.pass(11_000);
    expect(desktop.window('Guichet').url).toContain('page=unreachable');
    network.at.set('abc', HOST);
    await time.pass(1_000);
    expect(desktop.window('Guichet').url).toBe(`${HUB}/desk?device=1`);
  });

  test.each([
    ['kiosk', 'Borne'],
    ['display', 'Affichage'],
  ])('the public never sees a technical text: %s', async (role, title) => {
    network.at.clear();
    await launch(role);
    await time.pass(60_000);
    expect(desktop.window(title).loads).toHaveLength(1);
    expect(desktop.window(title).url).toContain('page=moment');
  });

  test('a page that cannot be loaded gives way until the hub answers', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    window.events.failed(`${HUB}/kiosk`);
    expect(window.url).toContain('page=moment');
    await time.pass(1_000);
    expect(window.url).toContain(`${HUB}/kiosk`);
  });
});

describe('a page whose process ends', () => {
  test('is loaded again', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    window.events.gone('crashed');
    await settled();
    expect(window.loads.at(-1)).toContain(`${HUB}/kiosk`);
    expect(window.loads).toHaveLength(2);
  });

  test('again and again, gives way to a page that says so, and gets another chance', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    for (let i = 0; i < 4; i += 1) {
      window.events.gone('crashed');
      await settled();
    }
    expect(window.url).toContain('page=stopped');
    await time.pass(5 * 60_000);
    expect(window.url).toContain(`${HUB}/kiosk`);
  });

  test('not even that page stands: it is tried, but never in a hurry', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    for (let i = 0; i < 20; i += 1) {
      window.events.gone('crashed');
      await settled();
    }
    expect(window.loads.length).toBeLessThan(8);
    await time.pass(30_000);
    expect(window.url).toContain('page=stopped');
  });

  test('that hangs is ended, unless it wakes in time', async () => {
    await launch('desk');
    const window = desktop.window('Guichet');
    window.events.hung();
    await time.pass(14_000);
    window.events.woke();
    await time.pass(60_000);
    expect(window.crashes).toBe(0);
    window.events.hung();
    await time.pass(15_000);
    expect(window.crashes).toBe(1);
  });
});
