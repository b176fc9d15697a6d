import { useCallback, useEffect, useState } from 'react';
import type { Seq } from '#contract/ids.ts';
import type { ViewName } from '#contract/wire.ts';
import type { Hub } from '../../sync/hub.ts';
import {
  type Announcing,
  type Clocks,
  type Heard,
  heard,
  holding,
  silentSince,
  ticked,
  turnEnds,
} from './announcing.ts';

interface AnnouncingUse {
  announcing: Announcing;
  /** Keeps the screen for a notice while it is spoken, or lets it go. */
  hold: (seq: Seq, held: boolean) => void;
}

/** Follows the view's messages and gives each new call, and each announcement, its turn on the whole screen. */
export function useAnnouncing(hub: Hub, view: ViewName): AnnouncingUse {
  const [state, setState] = useState(() => silentSince(pictureOf(hub, view)));

  useEffect(() => {
    const hear = (message: Heard) => {
      const clocks = clocksOf(hub);
      setState((before) => heard(before, message, clocks));
    };
    const stop = hub.listen((message) => message.view === view && hear(message));
    // What came between the first drawing and this moment.
    hear(pictureOf(hub, view));
    return stop;
  }, [hub, view]);

  useEffect(() => {
    const ends = turnEnds(state);
    if (ends === null) return undefined;
    // A timer may fire a part of a millisecond early; then nothing would ever move on.
    const moveOn = () => setState((before) => ticked(before, Math.max(ends, performance.now())));
    const timer = setTimeout(moveOn, ends - performance.now());
    return () => clearTimeout(timer);
  }, [state]);

  const hold = useCallback((seq: Seq, held: boolean) => {
    setState((before) => ticked(holding(before, seq, held), performance.now()));
  }, []);
  return { announcing: state, hold };
}

function pictureOf(hub: Hub, view: ViewName): Heard {
  const known = hub.store.getState().views[view];
  if (known === undefined) return { epoch: 0, seq: 0, rows: { put: [], del: [] } };
  return { epoch: known.epoch, seq: known.seq, rows: { put: [...known.rows.values()], del: [] } };
}

const clocksOf = (hub: Hub): Clocks => ({ now: hub.now(), monotonic: performance.now() });
