import { createPublicKey, hash, verify } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HUB_PROOF, HubProof } from '#contract/hub.ts';
import { restore } from '#store/restore.ts';
import { newDataDir, removeDataDir, startHub, type TestHub } from '../support/hub.ts';

/** A hub shows who it is. The check is written out here a second time, as the contract describes it. */

const NONCE = 'c0ffee00c0ffee00c0ffee00c0ffee00';
let hub: TestHub;
beforeEach(async () => {
  hub = await startHub();
});
afterEach(async () => {
  await hub.stop();
  removeDataDir(hub.dataDir);
});

async function proofOf(url: string, nonce = NONCE): Promise<HubProof> {
  return HubProof.parse(await (await fetch(`${url}/api/v1/hub?nonce=${nonce}`)).json());
}
function isProven(proof: HubProof, nonce: string, host: string): boolean {
  const { id, publicKey, site, version, protocol, epoch, hosts, signature } = proof;
  const der = Buffer.from(publicKey, 'base64');
  const said = JSON.stringify([HUB_PROOF, nonce, host, id, site, version, protocol, epoch, hosts]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const isSigned = verify(null, Buffer.from(said), key, Buffer.from(signature, 'base64'));
  return isSigned && id === hash('sha256', der, 'hex').slice(0, 32);
}
/** Asks under any name. */
function statusAs(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: hub.port, path: `/api/v1/hub?nonce=${NONCE}`, headers: { host } };
    const request = httpRequest({ ...options, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });
}

test('a hub proves who it is to whoever asks, without a token', async () => {
  const proof = await proofOf(hub.url);
  expect(proof).toMatchObject({ site: 'Town hall', epoch: 1, protocol: 1, hosts: [`127.0.0.1:${hub.port}`] });
  expect(proof.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(isProven(proof, NONCE, `127.0.0.1:${hub.port}`)).toBe(true);
});

test('a proof fits its own nonce, host and words only', async () => {
  const proof = await proofOf(hub.url);
  const host = `127.0.0.1:${hub.port}`;
  expect(isProven(proof, `${NONCE}0`, host)).toBe(false);
  expect(isProven(proof, NONCE, `10.0.0.66:${hub.port}`)).toBe(false);
  expect(isProven({ ...proof, site: 'Town Hall 2' }, NONCE, host)).toBe(false);
  expect(isProven({ ...proof, epoch: 9 }, NONCE, host)).toBe(false);
});

test('a host that is not its own is refused, so that nobody can pass its proof on from elsewhere', async () => {
  expect(await statusAs(`127.0.0.1:${hub.port}`)).toBe(200);
  expect(await statusAs(`10.0.0.66:${hub.port}`)).toBe(421);
});

describe('what does not fit is refused', () => {
  test.each([
    ['no nonce', ''],
    ['a short one', `?nonce=${NONCE.slice(0, 21)}`],
    ['a long one', `?nonce=${'a'.repeat(129)}`],
    ['other characters', `?nonce=${encodeURIComponent(`${NONCE} é`)}`],
    ['two of them', `?nonce=${NONCE}&nonce=${NONCE}`],
    ['another key', `?nonce=${NONCE}&host=10.0.0.66`],
    ['a name that objects have', `?nonce=${NONCE}&__proto__=1`],
  ])('%s', async (_, query) => {
    const answer = await fetch(`${hub.url}/api/v1/hub${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ ok: false, refusal: { code: 'badRequest', params: { field: 'nonce' } } });
  });

  test('a POST', async () => {
    expect((await fetch(`${hub.url}/api/v1/hub?nonce=${NONCE}`, { method: 'POST' })).status).toBe(404);
  });
});

test('whoever asks too often is refused like everywhere', async () => {
  const small = await startHub({ limits: { requests: { rate: 0, burst: 2 } } });
  const statuses: number[] = [];
  for (let n = 0; n < 3; n++) statuses.push((await fetch(`${small.url}/api/v1/hub?nonce=${NONCE}`)).status);
  expect(statuses).toEqual([200, 200, 429]);
  await small.stop();
  removeDataDir(small.dataDir);
});

test('two offices have two identities', async () => {
  const other = await startHub();
  expect((await proofOf(other.url)).id).not.toBe((await proofOf(hub.url)).id);
  await other.stop();
  removeDataDir(other.dataDir);
});

test('the identity stays through a restart, and goes with a backup to another computer, with a higher epoch', async () => {
  const before = await proofOf(hub.url);
  const file = join(hub.dataDir, 'copy.sqlite');
  await hub.store.backup(file);
  await hub.stop();
  hub = await startHub({ dataDir: hub.dataDir });
  expect(await proofOf(hub.url)).toMatchObject({ id: before.id, publicKey: before.publicKey, epoch: 1 });

  const elsewhere = newDataDir();
  await restore(file, elsewhere);
  const restored = await startHub({ dataDir: elsewhere });
  expect(await proofOf(restored.url)).toMatchObject({ id: before.id, epoch: 2 });
  await restored.stop();
  removeDataDir(elsewhere);
});

test('the private key is in no answer, event, journal line or export', async () => {
  const key = String(hub.store.secrets.get('hub', 'identityKey'));
  expect(key.length).toBeGreaterThan(40);
  const told = [await proofOf(hub.url), await hub.health(), hub.store.events(null, 0, 1_000), hub.journal];
  expect(JSON.stringify(told)).not.toContain(key);
});
