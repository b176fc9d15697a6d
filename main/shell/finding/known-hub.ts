import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { KnownHub as Known, Met } from '#contract/finding.ts';
import { HubHost, HubId } from '#contract/hub.ts';
import { MOST_NEIGHBOURS, NeighbourAddresses } from '#contract/neighbours.ts';
import { saveJson } from '#shell/settings/files.ts';

const MOST_HOSTS = 12;

/** As it is kept in a file. */
export const KnownHub = z.strictObject({
  id: HubId,
  site: z.string().max(120),
  hosts: z.array(HubHost).max(MOST_HOSTS),
  /** None in a file of before there were any. */
  neighbours: NeighbourAddresses.default([]),
});

/**
 * What is kept after a hub proved who it is. On the first meeting its identity is believed, as the person who gave the
 * address believed it; from then on another identity is another hub. What it tells of its other addresses is kept too.
 */
export function remember(known: Known | null, { host, facts }: Met): Known {
  const before = known?.id === facts.id ? known : { hosts: [], neighbours: [] };
  const hosts = [...new Set([host, ...facts.hosts.map((one) => one.toLowerCase()), ...before.hosts])];
  return { id: facts.id, site: facts.site, hosts: hosts.slice(0, MOST_HOSTS), neighbours: before.neighbours };
}

/** Those that the hub did not name are kept behind those it did: just started, it knows of few. */
export function withNeighbours(known: Known, told: string[]): Known {
  return { ...known, neighbours: [...new Set([...told, ...known.neighbours])].slice(0, MOST_NEIGHBOURS) };
}

/** The hub of this PC, kept from one start to the next. */
export class KeptHub {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Null before the first meeting, and when the file is spoilt. */
  read(): Known | null {
    try {
      return KnownHub.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return null;
    }
  }

  /** @throws Error of the file system */
  keep(known: Known): void {
    saveJson(this.#file, known);
  }
}
