import { useMemo } from 'react';
import { useRows } from '../../../sync/hooks.ts';
import { ADMIN, QUEUE, useAdmin } from '../admin-tools.tsx';
import type { Office } from '../logic/needs.ts';

/** Everything the live overview is drawn from. */
export function useOffice(): Office {
  const { hub, head, settings } = useAdmin();
  const services = useRows(hub, ADMIN, 'service');
  const desks = useRows(hub, ADMIN, 'desk');
  const presence = useRows(hub, ADMIN, 'presence');
  const requests = useRows(hub, ADMIN, 'request');
  const hardware = useRows(hub, ADMIN, 'hardware');
  const visits = useRows(hub, QUEUE, 'visit');
  return useMemo(() => {
    const byOrder = <T extends { order: number }>(rows: readonly T[]) => [...rows].sort((a, b) => a.order - b.order);
    const ordered = { services: byOrder(services), desks: byOrder(desks) };
    return { head, settings, presence, requests, visits, hardware, ...ordered };
  }, [head, settings, services, desks, presence, requests, visits, hardware]);
}
