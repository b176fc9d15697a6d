import { SITE } from '#contract/names.ts';
import type { Hub } from '#hub/create-hub.ts';
import type { Journal } from '#hub/ports.ts';

/** Each language makes a call longer. */
const MOST_SPOKEN = 2;

/** A new office speaks from the first minute, in its own languages; whoever wants silence turns it off. */
export async function setFirstVoice(hub: Hub, station: string, spoken: string[], journal: Journal): Promise<void> {
  const value = {
    ...{ station, languages: spoken.slice(0, MOST_SPOKEN), visitorFirst: true, repeats: 1 },
    ...{ numbers: 'natural' as const, volume: 80, quiet: [], enabled: true },
  };
  const answer = await hub.configure({ kind: 'voice', id: SITE, expectedVersion: 0, value });
  if (!answer.ok) journal.warn('the voice could not be set up', { code: answer.refusal.code });
}
