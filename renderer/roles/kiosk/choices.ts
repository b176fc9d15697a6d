import type { BandRow, CategoryRow, KioskServiceRow } from '#contract/views.ts';

/** What a kiosk offers: categories and services, as they come from the hub, in no order. */
export interface Offer {
  categories: readonly CategoryRow[];
  services: readonly KioskServiceRow[];
}

/** One thing to press. */
export type Choice = { kind: 'category'; row: CategoryRow; size: number } | { kind: 'service'; row: KioskServiceRow };

/** Services that the office offers at all, with every category that leads to one. */
export function offerOf(categories: readonly CategoryRow[], services: readonly KioskServiceRow[]): Offer {
  const known = new Set(categories.map(({ category }) => category));
  const offered = services.filter((row) => row.enabled).map((row) => withKnownCategory(row, known));
  return { categories, services: offered };
}

/** A service whose category is gone stands at the top, where it can be found. */
function withKnownCategory(row: KioskServiceRow, known: ReadonlySet<string>): KioskServiceRow {
  return row.category === null || known.has(row.category) ? row : { ...row, category: null };
}

/** What can be chosen in a category (null: at the start), in the office's order. A category that leads nowhere is left out. */
export function choicesIn(offer: Offer, category: string | null): Choice[] {
  const below = offer.categories
    .filter(({ parent, category: own }) => parentOf(offer, parent) === category && own !== category)
    .map((row): Choice => ({ kind: 'category', row, size: countIn(offer, row.category, new Set()) }))
    .filter((choice) => choice.kind === 'category' && choice.size > 0);
  const here = offer.services
    .filter((row) => row.category === category)
    .map((row): Choice => ({ kind: 'service', row }));
  return [...below, ...here].sort((a, b) => a.row.order - b.row.order || keyOf(a).localeCompare(keyOf(b)));
}

/** Whether whoever chose this service is asked for a priority first. */
export const asksPriority = (service: KioskServiceRow, bands: readonly BandRow[]): boolean =>
  service.priorities && bands.some((band) => band.atKiosk);

export const keyOf = (choice: Choice): string => choice.row.key;

/** The way back: the category above, or null at the start. */
export function parentCategory(offer: Offer, category: string): string | null {
  const row = offer.categories.find((candidate) => candidate.category === category);
  return parentOf(offer, row?.parent ?? null);
}

function parentOf(offer: Offer, parent: string | null): string | null {
  return offer.categories.some(({ category }) => category === parent) ? parent : null;
}

/** Services in a category and below it; `seen` ends a ring of categories. */
function countIn(offer: Offer, category: string, seen: Set<string>): number {
  if (seen.has(category)) return 0;
  seen.add(category);
  const own = offer.services.filter((row) => row.category === category).length;
  const below = offer.categories.filter(({ parent }) => parent === category);
  return own + below.reduce((sum, row) => sum + countIn(offer, row.category, seen), 0);
}
