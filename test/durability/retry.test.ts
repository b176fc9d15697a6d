import { afterEach, expect, it } from 'vitest';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { heldAgainst } from './kept.ts';
import { newDevice, type Place, type Presses, SERVICES } from './staff.ts';

const PRESSES = 1_000;
const KIOSKS = 20;
/** Nobody here is too fast. */
const FAST = { events: { rate: 10_000, burst: 10_000 }, connectionsPerAddress: 500, pendingPerAddress: 500 };
const CUT_REPLIES = 0.08;
const CUT_REQUESTS = 0.02;

let hub: TestHub;
afterEach(() => removeDataDir(hub.dataDir));

it('1,000 presses through a network that cuts 8 % of the replies: each counts once and is answered', {
  timeout: 180_000,
}, async () => {
  const proxy = await startFaultProxy(() => hub.port, Math.random);
  hub = await startHub({ limits: FAST, hosts: [`127.0.0.1:${proxy.port}`] });
  const presses: Presses = new Map();
  const place: Place = { url: `http://127.0.0.1:${proxy.port}`, secretOf: (role) => hub.hub.joinSecrets()[role] };
  const kiosks = [];
  for (let n = 0; n < KIOSKS; n++) kiosks.push(await newDevice(place, 'kiosk', [], presses));
  proxy.become({ cutReplies: CUT_REPLIES, cutRequests: CUT_REQUESTS });
  await Promise.all(
    kiosks.map(async (kiosk, n) => {
      for (let press = 0; press < PRESSES / KIOSKS; press++) {
        await kiosk.send({ type: 'issue', service: SERVICES[n % SERVICES.length] ?? '' });
      }
    }),
  );
  for (const kiosk of kiosks) kiosk.close();
  const { counters } = await hub.health();
  await proxy.close();
  await hub.stop();
  const findings = await heldAgainst(hub.dataDir, presses);
  console.log(
    `${JSON.stringify(proxy.counts)}, sent again after being done: ${counters.resent}`,
    JSON.stringify(findings),
  );
  expect(findings).toEqual({
    presses: PRESSES,
    acknowledged: PRESSES,
    lost: 0,
    twice: 0,
    undead: 0,
    unknown: 0,
    different: 0,
  });
  expect(proxy.counts.repliesCut).toBeGreaterThan(PRESSES * CUT_REPLIES * 0.5);
  expect(counters.resent).toBeGreaterThan(0);
});
