import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { HUB_PROOF, type HubFacts, type HubId, type HubProof } from '#contract/hub.ts';
import type { Secrets } from '#store/store.ts';

const ID_DIGITS = 32;

/**
 * Who this hub is: an Ed25519 key (RFC 8032) that is made with the office and stays with its data. The private half stands in the table of
 * secrets, as tokens and PIN hashes do: a file for its owner only, and part of every backup. So an office that is
 * restored on another computer is known again by all of its screens; and whoever steals a backup could play the hub, as he could
 * with the tokens beside it.
 */
export class HubIdentity {
  readonly #secrets: Secrets;
  #key: KeyObject | undefined;
  #publicKey = '';
  #id: HubId = '';

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** Reads the key, or makes it on the first start. */
  start(): void {
    const kept = this.#secrets.get('hub', 'identityKey') as string | undefined;
    this.#key = kept === undefined ? this.#make() : keyOf(kept);
    const der = createPublicKey(this.#key).export({ format: 'der', type: 'spki' });
    this.#publicKey = der.toString('base64');
    this.#id = hash('sha256', der, 'hex').slice(0, ID_DIGITS);
  }

  get id(): HubId {
    return this.#id;
  }

  /** Signs what is said of this hub for whoever asked it as `host` with `nonce`. */
  prove(nonce: string, host: string, about: Omit<HubFacts, 'id'>): HubProof {
    if (!this.#key) throw new Error('the identity of the hub is not read yet');
    const { site, version, protocol, epoch, hosts } = about;
    const said = JSON.stringify([HUB_PROOF, nonce, host, this.#id, site, version, protocol, epoch, hosts]);
    const signature = sign(null, Buffer.from(said), this.#key).toString('base64');
    return { id: this.#id, publicKey: this.#publicKey, ...about, signature };
  }

  #make(): KeyObject {
    const { privateKey } = generateKeyPairSync('ed25519');
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    this.#secrets.put('hub', 'identityKey', der.toString('base64'));
    return privateKey;
  }
}

const keyOf = (kept: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(kept, 'base64'), format: 'der', type: 'pkcs8' });
