import type { Duration, Language } from '#contract/ids.ts';
import { baseOf } from '#ui/languages.ts';
import { within } from './within.ts';

/** Longer than any sentence takes: an end that never comes is not waited for. */
const SAID_WITHIN: Duration = 20_000;
/** Some engines would read `<…>` as their own commands. */
const MARKUP = /[<>&]/g;

export interface Sentence {
  language: Language;
  text: string;
}

/** Reads one announcement aloud where nobody made a sound of it. */
export interface Reader {
  /** `gain` 0 to 1. Resolves with whether something was said, and nothing cut off. */
  say(gain: number): Promise<boolean>;
  stop(): void;
}

/** The browser's own voice: the last resort, in whatever languages it has. */
export function createReader(synthesis: SpeechSynthesis | undefined, sentences: readonly Sentence[]): Reader {
  let stopped = false;
  let speaking = false;
  return {
    async say(gain) {
      speaking = true;
      const said: boolean[] = [];
      for (const sentence of sentences) {
        const utterance = stopped ? null : utteranceOf(synthesis, sentence, gain);
        if (synthesis && utterance) said.push(await saidToTheEnd(synthesis, utterance));
      }
      speaking = false;
      return said.length > 0 && said.every((one) => one);
    },
    stop() {
      stopped = true;
      if (speaking) synthesis?.cancel();
    },
  };
}

/** Null when the browser does not speak the language: its first voice may be of any other. */
function utteranceOf(
  synthesis: SpeechSynthesis | undefined,
  { language, text }: Sentence,
  gain: number,
): SpeechSynthesisUtterance | null {
  const voices = synthesis?.getVoices().filter(({ lang }) => baseOf(lang.replace('_', '-')) === baseOf(language)) ?? [];
  // One that is computed far away is late, or never comes.
  const voice = voices.find(({ localService }) => localService) ?? voices[0];
  if (voice === undefined) return null;
  return Object.assign(new SpeechSynthesisUtterance(text.replace(MARKUP, ' ')), {
    ...{ voice, lang: voice.lang, volume: gain },
  });
}

async function saidToTheEnd(synthesis: SpeechSynthesis, utterance: SpeechSynthesisUtterance): Promise<boolean> {
  const ended = new Promise<boolean>((resolve) => {
    utterance.onend = () => resolve(true);
    utterance.onerror = () => resolve(false);
  });
  synthesis.speak(utterance);
  const said = await within(ended, SAID_WITHIN);
  if (said === null) synthesis.cancel();
  return said ?? false;
}
