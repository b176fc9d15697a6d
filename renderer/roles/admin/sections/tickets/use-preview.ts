import { useEffect, useState } from 'react';
import type { Refusal } from '#contract/refusals.ts';
import { SETTINGS } from '#contract/settings.ts';
import type { PreviewRequest } from '#contract/wire.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { clean } from '../../logic/clean.ts';
import { refusalIn } from '../../logic/refusal-in.ts';

export type Preview =
  | { state: 'drawing' }
  /** Not drawn: the template is not complete yet. */
  | { state: 'incomplete' }
  | { state: 'drawn'; address: string }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'unreached' };

/** Typing is not drawn letter by letter, ms. */
const SETTLES_AFTER = 350;

/** The ticket as PNG in a `data:` address, drawn by the station's own code whenever the request becomes another. */
export function usePreview(request: PreviewRequest): Preview {
  const { hub } = useAdmin();
  const [preview, setPreview] = useState<Preview>({ state: 'drawing' });
  const asked = JSON.stringify(request);
  useEffect(() => {
    const stop = new AbortController();
    const template = SETTINGS.ticketTemplate.safeParse(named(clean((JSON.parse(asked) as PreviewRequest).template)));
    if (!template.success) {
      setPreview({ state: 'incomplete' });
      return;
    }
    const draw = async () => {
      const body = { ...(JSON.parse(asked) as PreviewRequest), template: template.data };
      const next = await drawn(() => hub.post('/api/v1/preview', body, stop.signal));
      if (!stop.signal.aborted) setPreview(next);
    };
    const timer = setTimeout(() => void draw(), SETTLES_AFTER);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [hub, asked]);
  return preview;
}

/** A template that has no name yet looks like one that has. */
const named = <T extends { name: string }>(template: T): T => ({ ...template, name: template.name || '–' });

async function drawn(ask: () => Promise<Response>): Promise<Preview> {
  try {
    const response = await ask();
    if (!response.ok) return { state: 'refused', refusal: refusalIn(await response.json()) };
    return { state: 'drawn', address: await addressOf(await response.blob()) };
  } catch {
    return { state: 'unreached' };
  }
}

function addressOf(png: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('a picture could not be read'));
    reader.readAsDataURL(png);
  });
}
