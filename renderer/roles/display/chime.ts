/** `locked`: the browser waits for a key or a touch before it lets a page sound. `none`: this browser has no sound. */
export type SoundState = 'ready' | 'locked' | 'none';

export interface Chime {
  state(): SoundState;
  /** Calls back when the state changes; returns how to stop. */
  subscribe(changed: () => void): () => void;
  /** Must be called inside a key or pointer event. */
  unlock(): void;
  ring(): void;
}

/** Two falling tones, E5 and C5, seconds and hertz; heard through talk without startling anybody. */
const TONES = [
  { at: 0, hertz: 659.26 },
  { at: 0.42, hertz: 523.25 },
] as const;
const FADE = 1.1;
const LOUDNESS = 0.5;

/**
 * The chime of one display. The context is made at once and kept awake by a silent node: the first sound would come late
 * otherwise, and televisions swallow the first half second.
 */
export function createChime(makeContext: () => AudioContext): Chime {
  const context = tryMake(makeContext);
  if (context === null) return { state: () => 'none', subscribe: () => () => {}, unlock: () => {}, ring: () => {} };
  keepAwake(context);
  return {
    state: () => (context.state === 'running' ? 'ready' : 'locked'),
    subscribe(changed) {
      context.addEventListener('statechange', changed);
      return () => context.removeEventListener('statechange', changed);
    },
    unlock: () => void context.resume().catch(() => {}),
    ring() {
      if (context.state === 'running') for (const tone of TONES) playTone(context, tone.at, tone.hertz);
    },
  };
}

function tryMake(makeContext: () => AudioContext): AudioContext | null {
  try {
    return makeContext();
  } catch {
    return null;
  }
}

function keepAwake(context: AudioContext): void {
  const silence = context.createGain();
  silence.gain.value = 0;
  const source = context.createConstantSource();
  source.connect(silence).connect(context.destination);
  source.start();
}

/** A soft bell: the tone and a quiet octave above it, dying away. */
function playTone(context: AudioContext, delay: number, hertz: number): void {
  const start = context.currentTime + 0.05 + delay;
  for (const [multiple, share] of [
    [1, 1],
    [2, 0.18],
  ] as const) {
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS * share, start + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + FADE);
    const oscillator = context.createOscillator();
    oscillator.frequency.value = hertz * multiple;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + FADE + 0.05);
  }
}
