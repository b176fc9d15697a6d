import type { DeskHead, QueueHead, QueueServiceRow, QueueVisitRow } from '#contract/views.ts';

/** What the big button will do when it is pressed now. */
export type NextPlan =
  | { kind: 'resume' }
  /** The visit was called and never started, and the office wants that decided first. */
  | { kind: 'blocked'; number: string }
  /** Nobody here, and nobody can be called: the day is closed. */
  | { kind: 'closed' }
  /** Nobody here and nobody waiting. */
  | { kind: 'nobody' }
  | {
      kind: 'go';
      closes: { number: string; as: 'ends' | 'absent' } | null;
      /** `number` is null for the instant in which the list is not here yet. */
      calls: { number: string | null } | null;
      waiting: number;
      /** An outcome must be chosen before this visit can end. */
      needsOutcome: boolean;
    };

export interface NextFacts {
  desk: Pick<DeskHead, 'day' | 'session' | 'visit' | 'next' | 'waiting'>;
  rule: QueueHead['nextOnUnstarted'];
  visits: ReadonlyMap<string, QueueVisitRow>;
  /** Service of the visit at the desk. */
  service: Pick<QueueServiceRow, 'outcome' | 'outcomes'> | undefined;
}

/** [V2] Whether a visit to this service ends only with an outcome: never with one of none. */
export const demandsOutcome = (service: NextFacts['service']): boolean =>
  service?.outcome === 'required' && service.outcomes.length > 0;

/** The rules [C4], [C5] and [D2] as a promise on a button; the hub decides when it is pressed. */
export function nextPlan({ desk, rule, visits, service }: NextFacts): NextPlan {
  if (desk.session?.break) return { kind: 'resume' };
  const { visit } = desk;
  if (visit?.state === 'called' && rule === 'refuse') return { kind: 'blocked', number: visit.number };
  const absent = visit?.state === 'called' && rule === 'noShow';
  const first = desk.next[0];
  if (visit === null && desk.day === null) return { kind: 'closed' };
  if (!(visit || first)) return { kind: 'nobody' };
  return {
    kind: 'go',
    closes: visit && { number: visit.number, as: absent ? 'absent' : 'ends' },
    calls: first ? { number: visits.get(first.visit)?.number ?? null } : null,
    waiting: desk.waiting,
    needsOutcome: visit !== null && !absent && demandsOutcome(service),
  };
}
