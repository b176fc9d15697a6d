import type { Event } from '#contract/events.ts';
import type { ViewEvent, ViewKind, ViewName } from '#contract/wire.ts';

/** What one kind of view is told about one event: the row it is about, or that it is of no concern. */
type Seen = { key: string | null } | undefined;

const SEEN: Record<ViewKind, (event: Event, id: string) => Seen> = {
  display: (event) => {
    if (event.type === 'announced') return { key: `announcement:${event.announcement}` };
    return isCall(event) ? { key: `call:${event.transaction}` } : undefined;
  },
  kiosk: () => undefined,
  queue: (event) => ('visit' in event ? { key: `visit:${event.visit}` } : undefined),
  desk: (event, desk) => ('desk' in event && event.desk === desk ? { key: null } : undefined),
  admin: () => undefined,
  station: () => undefined,
};

function isCall(event: Event): event is Extract<Event, { type: 'visitCalled' | 'visitRecalled' }> {
  return event.type === 'visitCalled' || event.type === 'visitRecalled';
}

/** The events of a batch as a view may see them: number, time and kind, and only about rows that it holds. */
export function seenBy(view: ViewName, events: Event[], holds: (key: string) => boolean): ViewEvent[] {
  const { kind, id } = partsOf(view);
  const seen: ViewEvent[] = [];
  for (const event of events) {
    const about = SEEN[kind](event, id);
    if (!about || (about.key !== null && !holds(about.key))) continue;
    seen.push({ seq: event.seq, at: event.at, type: event.type, key: about.key });
  }
  return seen;
}

/** `desk:3` is the view of kind `desk` of desk `3`. */
export function partsOf(view: ViewName): { kind: ViewKind; id: string } {
  const colon = view.indexOf(':');
  return { kind: view.slice(0, colon) as ViewKind, id: view.slice(colon + 1) };
}
