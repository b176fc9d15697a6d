import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createHub } from '#hub/create-hub.ts';
import { LIMITS } from '#hub/limits.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Batch, Store, StoredResult } from '#store/store.ts';
import { writeAccess } from '../../main/cli/access-file.ts';
import { loadPreset } from '../../main/cli/presets.ts';
import { computerTime, stopOnSignals } from '../../main/headless.ts';

/**
 * A hub with the fault that every proof here has to find: it answers 50 ms before it commits. It takes the options of
 * `npm start` that the proofs use, and prints what they wait for.
 */
const EARLY_BY = 50;
const CHEAP_PIN = { N: 2, r: 1, p: 1 };

function answeringEarly(store: Store): Store {
  let waiting: Batch[] = [];
  const commit = (batch: Batch) => {
    waiting = waiting.filter((one) => one !== batch);
    void store.append(batch);
  };
  const early: Partial<Store> = {
    append: async (batch) => {
      waiting.push(batch);
      setTimeout(() => commit(batch), EARLY_BY);
    },
    result: (device, commandId) => {
      const is = (one: StoredResult) => one.device === device && one.commandId === commandId;
      return waiting.flatMap(({ results }) => results).find(is) ?? store.result(device, commandId);
    },
  };
  return new Proxy(store, {
    get: (target, name) => {
      const value = early[name as keyof Store] ?? target[name as keyof Store];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '' },
    'no-qr': { type: 'boolean', default: true },
    'no-station': { type: 'boolean', default: true },
  },
});
const random = (bytes: number) => randomBytes(bytes).toString('hex');
const newId = () => random(10);
const print = (text: string) => void process.stderr.write(`${text}\n`);
const journal = { info: print, warn: print, error: print };

const store = await openSqliteStore({ dataDir: values.data, newId, onDamage: print });
const hub = createHub({
  store: answeringEarly(store),
  time: computerTime,
  wire: computerTime,
  journal,
  exit: (code) => process.exit(code),
  random,
  newId,
  port: Number(values.port),
  host: values.host,
  hosts: [],
  screens: '',
  media: values.data,
  backups: values.data,
  version: '0',
  announce: () => async () => {},
  computerZone: 'Europe/Paris',
  backupHour: 3,
  preset: loadPreset('townHall', { zone: 'Europe/Paris', language: 'en' }),
  demo: false,
  limits: LIMITS,
  pinCost: CHEAP_PIN,
  control: random(8),
  joinSecretReplaced: (role, secret) => {
    access.join[role] = secret;
    writeAccess(values.data, access);
  },
});
const { port } = await hub.start();
const access = { host: '127.0.0.1', port, control: '', hasWindows: false, join: hub.joinSecrets() };
writeAccess(values.data, access);
stopOnSignals(async () => {
  await hub.stop();
  await store.close();
}, journal);
console.log('Now Serving is running');
