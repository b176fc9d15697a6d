import { beforeEach, describe, expect, test } from 'vitest';
import { settled } from './hand-timer.ts';
import { PlayedPc } from './played-pc.ts';

let pc: PlayedPc;
let desktop: PlayedPc['desktop'];
beforeEach(() => {
  pc = new PlayedPc();
  desktop = pc.desktop;
});

const SECRETS = { desk: 'd', kiosk: 'k', display: 's', admin: 'a' };

describe("the hub's PC", () => {
  const open = async () => {
    await pc.launch(['--role', 'hub,desk']);
    const hub = desktop.child('hub');
    hub.says({ says: 'ready', url: pc.hub, secrets: SECRETS });
    return hub;
  };

  test('does not sleep while the day is open, and may again when it is closed', async () => {
    const hub = await open();
    expect(desktop.awake).toEqual({ display: 0, app: 0 });
    hub.says({ says: 'day', isOpen: true });
    hub.says({ says: 'day', isOpen: true });
    expect(desktop.awake).toEqual({ display: 0, app: 1 });
    hub.says({ says: 'day', isOpen: false });
    expect(desktop.awake.app).toBe(0);
  });

  test('a hub that is started again keeps it awake; one that failed for good does not', async () => {
    const hub = await open();
    hub.says({ says: 'day', isOpen: true });
    hub.exits({ code: 1, signal: null });
    expect(desktop.awake.app).toBe(1);
    await pc.time.pass(1_000);
    desktop.child('hub').says({ says: 'final', why: 'data', sentence: 'damaged' });
    expect(desktop.awake.app).toBe(0);
  });
});

describe('after sleep, or when somebody comes back to this PC', () => {
  test('the page of the hub looks at once whether it is current', async () => {
    await pc.launch(['--role', 'desk', '--hub', pc.hub]);
    desktop.woke();
    expect(desktop.window('Guichet').told).toEqual([{ type: 'woke' }]);
  });

  test('a window that waits for its hub looks for it at once', async () => {
    pc.network.at.clear();
    await pc.launch(['--role', 'desk', '--hub', pc.hub]);
    pc.hubIsThere();
    desktop.woke();
    await settled();
    expect(desktop.window('Guichet').url).toBe(`${pc.hub}/desk?device=1`);
    expect(desktop.window('Guichet').told).toEqual([]);
  });
});
