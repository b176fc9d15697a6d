import { setTimeout as delay } from 'node:timers/promises';
import type { CommandInput } from '#contract/commands.ts';
import { readAccess } from '../../main/cli/access-file.ts';
import type { Client } from '../support/client.ts';
import { ended, type HubChild, spawnHub, startHubChild } from './hub-child.ts';
import { type Findings, heldAgainst } from './kept.ts';
import { manyNumbers, newDevice, type Place, type Presses, SERVICES, staffedDesk } from './staff.ts';

const KIOSKS = 4;
const DESKS = 4;
/** Between two presses of one device, below the rate at which the hub calls it too fast. */
const PAUSE = 60;
/** Every other hub dies at its first answer, the others live at most this long after it, ms. */
const LIFE = 300;
/** A device may miss many short lives one after another, above all on a busy computer, ms. */
const PATIENCE = 180_000;
/** One in so many deaths comes while the hub still starts. */
const EARLY_DEATHS = 8;

export interface KillLoop {
  dataDir: string;
  /** The program that is killed. */
  entry: string;
  cycles: number;
}

export interface KillFindings extends Findings {
  /** Devices that were let in, and that the hub does not know any more. */
  strangers: number;
}

/**
 * Kills a hub, at an answer or at a random moment, while kiosks and desks press without end, and starts it again on the same data. In the
 * end each press is answered, and all answers are held against what was kept.
 */
export async function killLoop({ dataDir, entry, cycles }: KillLoop): Promise<KillFindings> {
  const presses: Presses = new Map();
  const start = (port: number) => startHubChild({ dataDir, port, entry, under: [] });
  let hub = await start(0);
  const port = hub.access.port;
  const devices = await open(hub, dataDir, presses);
  const work = pressing(devices);
  for (let cycle = 0; cycle < cycles; cycle++) {
    await work.nextAnswer();
    if (cycle % 2 === 1) await delay(Math.random() * LIFE);
    await hub.kill();
    if (cycle % EARLY_DEATHS === 0) await dieStarting(dataDir, port, entry);
    hub = await start(port);
  }
  await work.stop();
  const strangers = devices.filter(isStranger).length;
  for (const device of devices) device.client.close();
  await hub.stop();
  return { ...(await heldAgainst(dataDir, presses)), strangers };
}

interface Device {
  client: Client;
  body(): CommandInput;
}

async function open(hub: HubChild, dataDir: string, presses: Presses): Promise<Device[]> {
  const place: Place = { url: hub.url, secretOf: (role) => readAccess(dataDir)?.join[role] ?? '' };
  await manyNumbers(place);
  const devices: Device[] = [];
  for (let n = 0; n < KIOSKS; n++) {
    const client = await newDevice(place, 'kiosk', ['kiosk:main'], presses);
    devices.push({ client, body: () => ({ type: 'issue', service: SERVICES[n % SERVICES.length] ?? '' }) });
  }
  for (let n = 1; n <= DESKS; n++) {
    const client = await staffedDesk(place, n, presses);
    devices.push({ client, body: () => ({ type: 'callNext', desk: `desk${n}` }) });
  }
  return devices;
}

const isStranger = ({ client }: Device) => client.goodbye === 'notJoined';

interface Work {
  /** Resolves when any device is answered. */
  nextAnswer(): Promise<void>;
  stop(): Promise<void>;
}

/** Every device presses, waits for the answer however long the hub is away, and presses again. */
function pressing(devices: Device[]): Work {
  let going = true;
  let answered = Promise.withResolvers<void>();
  const loop = async (device: Device) => {
    const { client, body } = device;
    while (going) {
      const done = await client
        .send(body(), PATIENCE)
        .catch((error) => (isStranger(device) ? undefined : Promise.reject(error)));
      if (done === undefined) return;
      answered.resolve();
      await delay(PAUSE * (0.5 + Math.random()));
    }
  };
  const loops = Promise.all(devices.map(loop));
  return {
    nextAnswer: () => {
      answered = Promise.withResolvers<void>();
      return Promise.race([answered.promise, loops.then(() => {})]);
    },
    stop: async () => {
      going = false;
      await loops;
    },
  };
}

async function dieStarting(dataDir: string, port: number, entry: string): Promise<void> {
  const child = spawnHub({ dataDir, port, entry, under: [] });
  await delay(Math.random() * 1_000);
  child.kill('SIGKILL');
  await ended(child);
}
