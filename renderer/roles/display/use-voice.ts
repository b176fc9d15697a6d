import { useEffect, useRef, useState } from 'react';
import type { Instant, Seq } from '#contract/ids.ts';
import type { CallRow, DisplayHead } from '#contract/views.ts';
import type { Hub } from '../../sync/hub.ts';
import { type Announcing, isCall, type Notice } from './announcing.ts';
import { createReader } from './reader.ts';
import { gainAt, timeOfDay } from './sound-plan.ts';
import type { Playing, Speaker } from './speaker.ts';
import { useSentences } from './use-sentences.ts';

interface Props {
  hub: Hub;
  head: DisplayHead;
  speaker: Speaker;
  announcing: Announcing;
  /** What the screen shows may be wrong: nothing is announced. */
  stale: boolean;
  hold: (seq: Seq, held: boolean) => void;
}

/** With more than this waiting for their turn, nothing is said twice. */
const MAY_WAIT = 1;
/** Calls that were spoken, newest last; more than ever have to be told at once. */
const REMEMBERED = 50;

/**
 * Chime and words of whatever has the screen. The words are fetched as soon as a call waits for its turn, so that they are
 * there when it comes. Returns the calls that the room has heard to their end.
 */
export function useVoice(props: Props): readonly CallRow[] {
  const { announcing, head, hub } = props;
  const [spoken, setSpoken] = useState<readonly CallRow[]>([]);
  const words = useWords(props);
  const sentencesOf = useSentences(head);
  const playing = useRef<Playing | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const notice = announcing.turn?.notice ?? null;
  const seq = notice?.seq ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each notice sounds once, as things stand when its turn begins
  useEffect(() => {
    const { speaker, hold, stale } = latest.current;
    if (notice === null || seq === null || stale || !sounds(head)) return undefined;
    const { voice, chime } = head;
    const repeats = isCall(notice) ? (voice?.repeats ?? 0) : 1;
    const gain = gainOf(head, hub.now());
    const reader = voice && createReader(window.speechSynthesis, sentencesOf(notice));
    const made = words.current.get(seq) ?? null;
    const now = speaker.play({ at: notice.at, chime, gain, words: made, repeats, reader });
    playing.current = now;
    if (voice !== null) hold(seq, true);
    void now.done.then((heard) => {
      hold(seq, false);
      if (heard === 'words' && isCall(notice)) setSpoken((before) => [...before, notice].slice(-REMEMBERED));
    });
    return () => now.stop();
  }, [seq]);

  const isThere = notice !== null && isCall(notice) && notice.state !== 'called';
  const isOnce = isThere || announcing.queue.length > MAY_WAIT;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn anew
  useEffect(() => {
    if (isOnce) playing.current?.enough();
  }, [isOnce, seq]);
  return spoken;
}

/** The words of what has the screen and of what waits, by `seq`, from the moment they are known of. */
function useWords({ hub, head, speaker, announcing }: Props) {
  const words = useRef(new Map<Seq, Promise<AudioBuffer | null>>());
  const { turn, queue } = announcing;
  const notices = [...(turn === null ? [] : [turn.notice]), ...queue.map(({ notice }) => notice)];
  const wanted = head.voice === null ? [] : notices;
  const names = wanted.map(({ seq }) => seq).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names stand for the notices
  useEffect(() => {
    const before = words.current;
    words.current = new Map(wanted.map((one) => [one.seq, before.get(one.seq) ?? fetchWords(hub, speaker, one)]));
  }, [names, hub, speaker]);
  return words;
}

/** Null when nobody has made them. */
async function fetchWords(hub: Hub, speaker: Speaker, notice: Notice): Promise<AudioBuffer | null> {
  const name = isCall(notice) ? `call/${notice.transaction}` : `announcement/${notice.announcement}`;
  try {
    const response = await hub.download(`/api/v1/speech/${name}.wav`);
    return response.ok ? await speaker.decode(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** Whether anything is to be heard on this display at all. */
export const sounds = ({ chime, voice }: DisplayHead): boolean => chime || voice !== null;

/** How loud it is to be now, 0 to 1. */
export function gainOf({ voice, zone }: DisplayHead, now: Instant): number {
  return voice === null ? 1 : gainAt(voice, timeOfDay(now, zone));
}
