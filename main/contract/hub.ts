import { z } from 'zod';

/**
 * How a hub shows who it is, before anybody tells it a secret. A client knows its office by `id`, whatever address the hub
 * has today.
 */

/** First 128 bits of SHA-256 over the public key (DER), as 32 hexadecimal digits. */
export const HubId = z.string().regex(/^[0-9a-f]{32}$/);
export type HubId = string;

/** Bits that nobody used before, made by the client: 128 to 512, as base64url or hexadecimal. */
export const Nonce = z.string().regex(/^[A-Za-z0-9_-]{22,128}$/);
/** The query of `GET /api/v1/hub`. */
export const HubQuery = z.strictObject({ nonce: Nonce });

/** `name:port` or `address:port`, as it stands in a URL. */
export const HubHost = z.string().regex(/^(\[[0-9a-f:.]{2,45}\]|[a-z0-9]([a-z0-9_.-]{0,251}[a-z0-9])?)(:\d{1,5})?$/i);

/** First word of what is signed, so that the signature is good for nothing else. */
export const HUB_PROOF = 'now-serving-hub-1';

/** The answer of `GET /api/v1/hub`. */
export const HubProof = z.strictObject({
  id: HubId,
  /** Ed25519, as SubjectPublicKeyInfo (RFC 8410) in base64. */
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{59}=$/),
  /** Name of the office; empty before it is set up. */
  site: z.string().max(120),
  /** Of the product. */
  version: z.string().max(40),
  /** Of the wire. */
  protocol: z.int(),
  /** Of two hubs with one identity (a backup that was restored elsewhere) the higher one is the office. */
  epoch: z.int().min(0),
  /** Under which it can be reached besides, best first. */
  hosts: z.array(HubHost).max(16),
  /**
   * Ed25519 in base64 over the UTF-8 of
   * `JSON.stringify([HUB_PROOF, nonce, host, id, site, version, protocol, epoch, hosts])`, where `host` is the `Host` by
   * which the client asked. A hub answers to its own names only, so a proof that somebody else passes on does not fit the
   * address it comes from.
   */
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type HubProof = z.infer<typeof HubProof>;
/** What is said of a hub, without the proof. */
export type HubFacts = Omit<HubProof, 'publicKey' | 'signature'>;

/** Type of the service by which hubs are announced (DNS-SD, RFC 6763): `_now-serving._tcp`, with TXT `v` and `id`. */
export const SERVICE_TYPE = 'now-serving';
