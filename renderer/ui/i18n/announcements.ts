import type { LocalText } from '#contract/ids.ts';
import ar from './ar/announcements.json';
import en from './en/announcements.json';
import fr from './fr/announcements.json';

/** Sentences for everybody in the room, ready in every language that has them. */
export const READY_ANNOUNCEMENTS: readonly LocalText[] = (Object.keys(en) as (keyof typeof en)[]).map((name) => ({
  en: en[name],
  fr: fr[name],
  ar: ar[name],
}));
