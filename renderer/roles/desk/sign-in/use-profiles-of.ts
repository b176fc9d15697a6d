import type { ProfileRow } from '#contract/views.ts';
import { useRows } from '../../../sync/hooks.ts';
import { QUEUE, useDesk } from '../desk-tools.tsx';

/** Work profiles that this person may work with; a person without any granted may use all. */
export function useProfilesOf(person: string): readonly ProfileRow[] {
  const { hub } = useDesk();
  const profiles = useRows(hub, QUEUE, 'profile');
  const granted = useRows(hub, QUEUE, 'person').find((row) => row.person === person)?.profiles ?? [];
  return granted.length === 0 ? profiles : profiles.filter(({ profile }) => granted.includes(profile));
}
