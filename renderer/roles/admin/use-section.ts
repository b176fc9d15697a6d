import { useSyncExternalStore } from 'react';

/** The sections of the admin page, in the order of the menu. */
export const SECTIONS = [
  'live',
  'office',
  'services',
  'desks',
  'people',
  'rules',
  'displays',
  'printers',
  'tickets',
  'buttons',
  'voice',
  'devices',
  'backup',
  'check',
] as const;
export type Section = (typeof SECTIONS)[number];

/** Where the page is: `#services/service:identity` is the service `identity`; `#services/service:new` a new one. */
export interface Place {
  section: Section;
  item: string | null;
}

/** Where the page is now; drawn again when that changes. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(follow, () => window.location.hash);
  return placeIn(hash);
}

/** An address that nobody knows leads to the live overview. */
export function placeIn(hash: string): Place {
  const [name = '', item = ''] = hash.slice(1).split('/');
  const section = SECTIONS.find((one) => one === name) ?? 'live';
  return { section, item: item === '' ? null : decodeURIComponent(item) };
}

export const hashOf = ({ section, item }: Place): string =>
  item === null ? `#${section}` : `#${section}/${encodeURIComponent(item)}`;

export function goTo(place: Place): void {
  window.location.hash = hashOf(place);
}

function follow(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
