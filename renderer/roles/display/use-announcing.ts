import { useEffect, useRef, useState } from 'react';
import type { ViewName } from '#contract/wire.ts';
import type { Hub } from '../../sync/hub-link.ts';
import { type Announcing, type Clocks, type Heard, heard, silentSince, ticked, turnEnds } from './announcing.ts';
import type { Chime } from './chime.ts';

/** Follows the view's messages and gives each new call its turn; the chime rings as a turn begins. */
export function useAnnouncing(hub: Hub, view: ViewName, chime: Chime, rings: boolean): Announcing {
  const [state, setState] = useState(() => silentSince(pictureOf(hub, view)));
  const { turn } = state;
  const ringing = useRef({ chime, rings });
  ringing.current = { chime, rings };

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
    const timer = setTimeout(() => setState((before) => ticked(before, performance.now())), ends - performance.now());
    return () => clearTimeout(timer);
  }, [state]);

  const turnKey = turn === null ? null : `${turn.call.seq} ${turn.since}`;
  useEffect(() => {
    if (turnKey !== null && ringing.current.rings) ringing.current.chime.ring();
  }, [turnKey]);
  return state;
}

function pictureOf(hub: Hub, view: ViewName): Heard {
  const known = hub.store.getState().views[view];
  if (known === undefined) return { epoch: 0, seq: 0, rows: { put: [], del: [] } };
  return { epoch: known.epoch, seq: known.seq, rows: { put: [...known.rows.values()], del: [] } };
}

const clocksOf = (hub: Hub): Clocks => ({ now: hub.now(), monotonic: performance.now() });
