import type { HubId } from '#contract/hub.ts';
import { NeighboursTold } from '#contract/neighbours.ts';
import { askJson } from './ask-hub.ts';
import type { Neighbours } from './neighbourhood.ts';

export interface LearningParts {
  /** Which hub answers at this origin, when it has proven it. */
  identify(hub: string): Promise<HubId | null>;
  /** What lets the windows of this PC in, by the identity of the hub. */
  tokens: { all(hub: HubId): string[] };
}

/** Asks the hub with what lets a window of this PC in, and only the hub. */
export const learnNeighbours =
  ({ identify, tokens }: LearningParts): Neighbours['learn'] =>
  async (hub, id) => {
    const known = tokens.all(id);
    if (known.length === 0 || (await identify(hub)) !== id) return undefined;
    for (const token of known) {
      const told = await askNeighboursOf(hub, token);
      if (told !== undefined) return told;
    }
    return undefined;
  };

async function askNeighboursOf(hub: string, token: string): Promise<string[] | undefined> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await askJson(new URL(hub).host, '/api/v1/neighbours', headers);
  const read = NeighboursTold.safeParse(answer.reached && answer.status === 200 ? answer.body : undefined);
  return read.success ? read.data.neighbours : undefined;
}
