import { useMemo } from 'react';
import type {
  DeskHead,
  DeskRow,
  PersonRow,
  QueueHead,
  QueueServiceRow,
  QueueVisitRow,
  ShownRow,
} from '#contract/views.ts';
import { useHead, useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { QUEUE } from './desk-tools.tsx';

/** Everything the screens of a desk are drawn from, looked up by id. */
export interface DeskFacts {
  deskId: string;
  head: DeskHead;
  queue: QueueHead;
  services: ReadonlyMap<string, QueueServiceRow>;
  visits: ReadonlyMap<string, QueueVisitRow>;
  desks: ReadonlyMap<string, DeskRow>;
  people: ReadonlyMap<string, PersonRow>;
  /** Services of the profile this desk works with. */
  profileServices: ReadonlySet<string>;
  shown: ShownRow | undefined;
}

/** Undefined until both views are here. */
export function useDeskFacts(hub: Hub, deskId: string): DeskFacts | undefined {
  const head = useHead(hub, `desk:${deskId}`);
  const queue = useHead(hub, QUEUE);
  const services = useRows(hub, QUEUE, 'service');
  const visits = useRows(hub, QUEUE, 'visit');
  const desks = useRows(hub, QUEUE, 'desk');
  const people = useRows(hub, QUEUE, 'person');
  const profiles = useRows(hub, QUEUE, 'profile');
  const shown = useRows(hub, `desk:${deskId}`, 'shown')[0];
  return useMemo(() => {
    if (head === undefined || queue === undefined) return undefined;
    const profile = profiles.find((row) => row.profile === head.session?.profile);
    const inOrder = [...services].sort((a, b) => a.order - b.order);
    return {
      deskId,
      head,
      queue,
      services: new Map(inOrder.map((row) => [row.service, row])),
      visits: new Map(visits.map((row) => [row.visit, row])),
      desks: new Map([...desks].sort((a, b) => a.order - b.order).map((row) => [row.desk, row])),
      people: new Map(people.map((row) => [row.person, row])),
      profileServices: new Set(profile?.services),
      shown,
    };
  }, [deskId, head, queue, services, visits, desks, people, profiles, shown]);
}
