import { useAdmin } from '../admin-tools.tsx';
import { type SettingForm, useSettingForm } from '../form/use-setting-form.ts';
import { BLANKS } from '../logic/blanks.ts';
import type { SettingOf } from '../logic/settings.ts';

/** Settings that belong to one other thing and bear its id: a service's message, a desk's spoken name, a device's keys. */
export type OwnedKind = 'ticketMessage' | 'spokenDesk' | 'voice' | 'keyMap' | 'playlist';

/** The form of what belongs to `id`, there already or not. */
export function useOwnedEditor<K extends OwnedKind>(kind: K, id: string): SettingForm<K> {
  const { settings } = useAdmin();
  const row = settings.find((one) => one.of === kind && one.id === id) as SettingOf<K> | undefined;
  return useSettingForm({ kind, id, row, blank: BLANKS[kind](settings) });
}
