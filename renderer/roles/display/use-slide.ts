import { useEffect, useRef, useState } from 'react';
import type { Duration, Instant } from '#contract/ids.ts';
import type { PlaylistValue, Slide } from '#contract/playlist.ts';
import { type Shown, slideAt } from './slides.ts';

/** A picture that could not be loaded is asked for again after this time. */
const AGAIN_AFTER: Duration = 30_000;
const NOTHING: PlaylistValue = { slides: [], seconds: 10 };

export const addressOf = (file: string): string => `/media/${file}`;

/** The slide to show now; it stays while `held`, so that nothing changes behind a call. */
export function useSlide(playlist: PlaylistValue | undefined, now: Instant, held: boolean): Shown | null {
  const { slides } = playlist ?? NOTHING;
  const loaded = usePictures(slides.flatMap((slide) => (slide.type === 'picture' ? [slide.file] : [])));
  const isThere = (slide: Slide) => slide.type === 'text' || loaded.has(slide.file);
  const turn = useRef(now);
  if (!held) turn.current = now;
  return slideAt(playlist ?? NOTHING, turn.current, isThere);
}

/** Which of these pictures are loaded and can be drawn. */
function usePictures(files: readonly string[]): ReadonlySet<string> {
  const [loaded, setLoaded] = useState<ReadonlySet<string>>(new Set());
  const wanted = [...new Set(files)].sort().join(' ');
  useEffect(() => {
    const all = wanted === '' ? [] : wanted.split(' ');
    setLoaded((before) => new Set([...before].filter((file) => all.includes(file))));
    const stops = all.map((file) => load(file, () => setLoaded((before) => new Set([...before, file]))));
    return () => {
      for (const stop of stops) stop();
    };
  }, [wanted]);
  return loaded;
}

/** Tries until the picture is there; returns how to stop. */
function load(file: string, done: () => void): () => void {
  const image = new Image();
  let timer: ReturnType<typeof setTimeout> | undefined;
  image.onload = done;
  image.onerror = () => {
    timer = setTimeout(() => {
      image.src = `${addressOf(file)}?${Date.now()}`;
    }, AGAIN_AFTER);
  };
  image.src = addressOf(file);
  return () => {
    clearTimeout(timer);
    image.onload = null;
    image.onerror = null;
  };
}
