import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StorageFullError } from '#store/store.ts';
import { bytesOf, dataFolder, madeIn, openIn, tamper } from '../store/folders.ts';
import { batch, event } from '../store/rows.ts';
import { removeDataDir, startHub } from '../support/hub.ts';
import { type HubChild, outcomeOf, PRODUCT, spawnHub, startHubChild } from './hub-child.ts';
import { heldAgainst } from './kept.ts';
import { smallDisk } from './small-disk.ts';
import { newDevice, type Place, type Presses } from './staff.ts';

const options = (dataDir: string) => ({ dataDir, port: 0, entry: PRODUCT, under: [] });

/** `npm start` on this folder ends with a sentence that matches, without a trace of the program's inside. */
async function endsSaying(dataDir: string, sentence: RegExp): Promise<void> {
  const { status, printed } = await outcomeOf(spawnHub(options(dataDir)));
  expect(printed).toMatch(sentence);
  expect(printed).not.toMatch(/ at .*\.ts:\d+/);
  expect(status).toBe(1);
}

async function running(dataDir: string): Promise<HubChild> {
  const hub = await startHubChild(options(dataDir));
  onTestFinished(() => hub.kill());
  return hub;
}

describe('npm start on data it cannot use says what to do and touches nothing', { timeout: 120_000 }, () => {
  it('in use by another hub, which goes on', async () => {
    const data = dataFolder();
    const hub = await running(data);
    await endsSaying(data, /already running on .*\. Close it first, or choose another folder with --data\./);
    expect((await fetch(`${hub.url}/health`)).status).toBe(200);
    await hub.stop();
  });

  it('written by a newer version', async () => {
    const data = dataFolder();
    tamper(await madeIn(data), (db) => db.pragma('user_version = 99'));
    const before = bytesOf(data);
    await endsSaying(data, /newer version of Now Serving.*Update Now Serving; the file was not touched\./);
    expect(bytesOf(data)).toEqual(before);
  });

  it('damaged', async () => {
    const data = dataFolder();
    const file = await madeIn(data);
    writeFileSync(file, readFileSync(file).fill(0xa5, 100, 4_096));
    const before = bytesOf(data);
    await endsSaying(data, /is damaged .* was not touched\. Restore the latest backup/);
    expect(bytesOf(data)).toEqual(before);
  });

  it('of another program', async () => {
    const data = dataFolder();
    tamper(join(data, 'hub.sqlite'), (db) => db.exec('CREATE TABLE recipes(name TEXT)'));
    const before = bytesOf(data);
    await endsSaying(data, /belongs to another program and was not touched/);
    expect(bytesOf(data)).toEqual(before);
  });

  it('on a disk that is read-only', async (test) => {
    const { folder, makeReadOnly } = smallDisk(test, 64);
    await madeIn(folder);
    makeReadOnly();
    const before = bytesOf(folder);
    await endsSaying(folder, /may not write to .*--data/);
    expect(bytesOf(folder)).toEqual(before);
  });

  it('in a folder where this user may not write', async (test) => {
    test.skip(process.getuid?.() === 0, 'root may write everywhere');
    const data = dataFolder();
    await madeIn(data);
    chmodSync(data, 0o500);
    onTestFinished(() => chmodSync(data, 0o700));
    await endsSaying(data, /may not write to .*--data/);
  });

  it('on a disk that is full', async (test) => {
    const { folder } = smallDisk(test, 1);
    fill(folder, 0);
    await endsSaying(folder, /disk that holds .* is full\. Free some space on it\./);
    expect(existsSync(join(folder, 'hub.sqlite'))).toBe(false);
  });
});

/** Leaves about `free` bytes on a disk. Gives the file that takes the rest. */
function fill(folder: string, free: number): string {
  const ballast = join(folder, 'ballast');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free)));
  return ballast;
}

describe('a disk that becomes full', { timeout: 120_000 }, () => {
  it('to the last byte keeps what was answered, and goes on when there is room again', async (test) => {
    const { folder } = smallDisk(test, 4);
    const data = join(folder, 'data');
    mkdirSync(data);
    const bounds = { low: 0, scarce: 0, none: 0 };
    const store = await openIn(data, { own: { room: { bounds, freeBytes: () => 1 } } });
    const ballast = fill(folder, 300_000);
    let kept = 0;
    const keepOn = async () => {
      for (; kept < 10_000; kept++) await store.append(batch({ events: [event(kept + 1)] }));
    };
    await expect(keepOn()).rejects.toThrow(StorageFullError);
    expect(kept).toBeGreaterThan(0);
    await expect(store.append(batch({ events: [event(kept + 1)] }))).rejects.toThrow(StorageFullError);
    rmSync(ballast);
    await store.append(batch({ events: [event(kept + 1)] }));
    await store.close();
    const again = await openIn(data);
    expect(again.events(null, 0, 20_000).map(({ seq }) => seq)).toEqual(
      Array.from({ length: kept + 1 }, (_, i) => i + 1),
    );
    await again.close();
  });

  it('under a running hub is refused to whoever presses, and nobody has to start it again', async (test) => {
    const { folder } = smallDisk(test, 64);
    const dataDir = join(folder, 'data');
    const hub = await startHub({ dataDir });
    onTestFinished(() => removeDataDir(dataDir));
    const presses: Presses = new Map();
    const place: Place = { url: hub.url, secretOf: (role) => hub.hub.joinSecrets()[role] };
    const kiosk = await newDevice(place, 'kiosk', [], presses);
    const issue = () => kiosk.send({ type: 'issue', service: 'identity' });
    expect(await issue()).toMatchObject({ ok: true });
    const ballast = fill(folder, 10_000_000);
    const refused = { ok: false, refusal: { code: 'storageFull' } };
    await expect.poll(issue, { timeout: 60_000, interval: 60 }).toMatchObject(refused);
    expect((await hub.health()).alarms).toContainEqual(expect.objectContaining({ code: 'storageFull' }));
    rmSync(ballast);
    await expect.poll(issue, { timeout: 60_000, interval: 60 }).toMatchObject({ ok: true });
    kiosk.close();
    await hub.stop();
    expect(await heldAgainst(dataDir, presses)).toMatchObject({
      lost: 0,
      twice: 0,
      undead: 0,
      unknown: 0,
      different: 0,
    });
  });
});
