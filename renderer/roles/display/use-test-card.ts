import { useEffect, useRef, useState } from 'react';
import type { DisplayHead } from '#contract/views.ts';
import type { TestSoundRequest } from '#contract/wire.ts';
import type { Hub } from '../../sync/hub.ts';
import { HEAD_START } from './sound-plan.ts';
import type { Speaker } from './speaker.ts';
import { gainOf } from './use-voice.ts';

interface Props {
  hub: Hub;
  head: DisplayHead;
  /** The desk that the test names; undefined: none is shown here. */
  desk: string | undefined;
  speaker: Speaker;
}

/** Whoever tries it out wants to hear something, in quiet hours too. */
const loudness = ({ hub, head }: Props): number => gainOf(head, hub.now()) || (head.voice?.volume ?? 100) / 100;

/** Whether the test card is shown: `?test` in the address, or the key T, which also tries the sound, as a call has it. */
export function useTestCard(props: Props): boolean {
  const [shown, setShown] = useState(() => new URLSearchParams(window.location.search).has('test'));
  const latest = useRef(props);
  latest.current = props;
  const isShown = useRef(shown);
  isShown.current = shown;
  useEffect(() => {
    const leave = new AbortController();
    const toggle = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (!isShown.current) tryOut(latest.current, leave.signal);
      setShown(!isShown.current);
    };
    window.addEventListener('keydown', toggle);
    return () => {
      window.removeEventListener('keydown', toggle);
      leave.abort();
    };
  }, []);
  return shown;
}

function tryOut(props: Props, signal: AbortSignal): void {
  const { head, speaker } = props;
  const words = fetchTest(props, signal);
  speaker.play({
    ...{ at: -HEAD_START, chime: head.chime, gain: loudness(props), words, repeats: 1, reader: null },
  });
}

/** Null: nobody speaks here, or nothing came. */
async function fetchTest({ hub, head, desk, speaker }: Props, signal: AbortSignal): Promise<AudioBuffer | null> {
  if (head.voice === null || head.voice.languages.length === 0 || desk === undefined) return null;
  const request: TestSoundRequest = { desk, languages: head.voice.languages };
  try {
    const response = await hub.post('/api/v1/test-sound', request, signal);
    return response.ok ? await speaker.decode(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
