import type { HubFacts, HubId } from './hub.ts';

/** How a client looked for its hub, and what to check where it found none. */

/**
 * Where an address came from: kept from last time (the hub told some of them), heard by mDNS, told by another PC of the office, or
 * typed by a person.
 */
export const ADDRESS_SOURCES = ['kept', 'heard', 'neighbour', 'typed'] as const;
export type AddressSource = (typeof ADDRESS_SOURCES)[number];

/** What answered at an address. */
export const VERDICTS = [
  /** The hub that is looked for, or some hub where any will do. */
  'hub',
  /** A hub that proves to be another office's. */
  'otherOffice',
  /** Says that it is a hub and cannot prove it. */
  'impostor',
  /** A hub of a version that cannot prove who it is. */
  'tooOld',
  /** A hub that is not called by that name: its address works. */
  'nameRefused',
  /** Something else. */
  'otherProgram',
  /** Too many questions from here. */
  'busy',
  /** Nothing. */
  'unreached',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Tried {
  host: string;
  source: AddressSource;
  verdict: Verdict;
}

/** What a person can check, the most likely first; the sentences live in the screens. */
export const ADVICE = [
  'noNetwork',
  'impostor',
  'otherOffice',
  'tooOld',
  'nameRefused',
  'otherProgram',
  'busy',
  'blockedAtHub',
  'otherNetwork',
  'hubOff',
  'blockedHere',
  'wifiApart',
  'typeAddress',
] as const;
export type Advice = (typeof ADVICE)[number];

export interface FindingReport {
  tried: Tried[];
  /** Hubs that were heard of by mDNS, of whatever office. */
  heard: number;
  /** Addresses of this computer. */
  own: string[];
  advice: Advice[];
}

/** A hub that proved who it is, and where. */
export interface Met {
  /** `address:port` */
  host: string;
  facts: HubFacts;
}

/** What a client keeps of its hub. */
export interface KnownHub {
  id: HubId;
  site: string;
  /** Where it was, the last first. */
  hosts: string[];
  /** IPv4 addresses of the office's other PCs, the last told first. */
  neighbours: string[];
}
