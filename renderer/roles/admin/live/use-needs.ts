import { useNow } from '../../../sync/hooks.ts';
import { useAdmin } from '../admin-tools.tsx';
import { type Need, needsOf } from '../logic/needs.ts';
import { useOffice } from './use-office.ts';

export function useNeeds(): Need[] {
  const { hub } = useAdmin();
  return needsOf(useOffice(), useNow(hub, 10_000));
}
