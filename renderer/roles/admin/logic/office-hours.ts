import type { Instant } from '#contract/ids.ts';
import type { QueueServiceRow } from '#contract/views.ts';
import { opennessOf } from '#ui/openness.ts';

/** Whether the office serves anybody now: `until` is null where a service has no hours of its own. */
export type OfficeHours =
  | { kind: 'dayClosed' }
  | { kind: 'open'; until: Instant | null }
  | { kind: 'later'; at: Instant }
  | { kind: 'over' };

/** The hours of all services in use as one; a break at noon does not end them. */
export function officeHours(services: readonly QueueServiceRow[], dayIsOpen: boolean, now: Instant): OfficeHours {
  if (!dayIsOpen) return { kind: 'dayClosed' };
  const used = services.filter(({ enabled }) => enabled);
  const isOpen = used.some((service) => opennessOf(service, true, now).open);
  const ahead = used.flatMap(({ times }) => (times ?? []).filter(({ to }) => to > now));
  const endless = used.length === 0 || used.some(({ times }) => times === null);
  if (endless) return { kind: 'open', until: null };
  if (isOpen) return { kind: 'open', until: Math.max(...ahead.map(({ to }) => to)) };
  return ahead.length > 0 ? { kind: 'later', at: Math.min(...ahead.map(({ from }) => from)) } : { kind: 'over' };
}
