import { useEffect, useRef } from 'react';
import type { Silence } from '#contract/hardware.ts';
import type { CallRow } from '#contract/views.ts';
import { useHubState } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { callingOf } from './calls.ts';

/** Told to the hub once each. */
const TOLD_AT_MOST = 500;

/** What there is to tell: calls that stand on this screen, and calls that were heard to their end. */
export interface Showing {
  visible: readonly CallRow[];
  spoken: readonly CallRow[];
  /** This display can be heard now. */
  sound: boolean;
  /** Why nobody hears it. */
  silence: Silence | null;
}

/**
 * Tells the hub which calls stand on this screen, after the frame that painted them, and which were spoken; again later
 * when nobody listened.
 */
export function useShown(hub: Hub, { visible, spoken, sound, silence }: Showing): void {
  const told = useRef(new Set<string>());
  const shown = news(visible, told.current, '');
  const heard = news(spoken, told.current, 'spoken ');
  const names = [...shown.keys(), ...heard.keys()];
  const all = names.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names stand for the calls
  useEffect(() => {
    if (names.length === 0) return undefined;
    const tell = async () => {
      for (const name of names) told.current.add(name);
      const words = [...heard.values()].map(nameOf);
      // What was spoken stood on the screen, too.
      const calls = shown.size > 0 ? [...shown.values()].map(nameOf) : words;
      const reply = await hub.request('shown', { calls, sound, spoken: words, silence });
      if (reply === 'unreached') for (const name of names) told.current.delete(name);
      forgetOldest(told.current);
    };
    return afterPaint(() => void tell());
  }, [hub, all, sound]);
  useSilence(hub, { sound, silence });
}

/** Tells the hub at once when it is not heard, and when it is again; a hub that was away is told anew. */
function useSilence(hub: Hub, { sound, silence }: Pick<Showing, 'sound' | 'silence'>): void {
  const online = useHubState(hub, (state) => state.link === 'online');
  const told = useRef<Silence | null>(null);
  useEffect(() => {
    if (!online) told.current = null;
    else if (told.current !== silence) {
      told.current = silence;
      void hub.request('shown', { calls: [], sound, silence });
    }
  }, [hub, online, sound, silence]);
}

/** Those that were not told yet, by name. */
function news(calls: readonly CallRow[], told: ReadonlySet<string>, before: string): Map<string, CallRow> {
  const named = calls.map((call) => [before + callingOf(call), call] as const);
  const isNews = ([name, { state }]: (typeof named)[number]) =>
    !told.has(name) && (before !== '' || state === 'called');
  return new Map(named.filter(isNews));
}

const nameOf = ({ transaction, calls }: CallRow) => ({ transaction, calls });

/** Two frames later the first one stands on the glass. A hidden page paints nothing, and says nothing. */
function afterPaint(then: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then);
  });
  return () => cancelAnimationFrame(frame);
}

function forgetOldest(told: Set<string>): void {
  for (const name of told) {
    if (told.size <= TOLD_AT_MOST) return;
    told.delete(name);
  }
}
