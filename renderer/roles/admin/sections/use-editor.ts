import type { SettingValues } from '#contract/settings.ts';
import { useAdmin } from '../admin-tools.tsx';
import { type SettingForm, useSettingForm } from '../form/use-setting-form.ts';
import { BLANKS, type NewKind } from '../logic/blanks.ts';
import type { SettingOf } from '../logic/settings.ts';
import { goTo, type Section, usePlace } from '../use-section.ts';

/** What is chosen in a section: its kind and id; `new` is an id of its own. */
export function useChosen(): { kind: string; id: string } | null {
  const { item } = usePlace();
  if (item === null) return null;
  const [kind = '', ...rest] = item.split(':');
  return { kind, id: rest.join(':') };
}

export interface EditorProps {
  id: string;
  section: Section;
}

/** The form of one setting of a list, new or known. Undefined when it does not exist (any more). */
export function useEditor<K extends NewKind>(kind: K, { id, section }: EditorProps) {
  const { settings } = useAdmin();
  const row = settings.find((one) => one.of === kind && one.id === id) as SettingOf<K> | undefined;
  const blank = BLANKS[kind](settings) as SettingValues[K];
  const isNew = id === 'new';
  const form: SettingForm<K> = useSettingForm({ kind, id: isNew ? null : id, row, blank });
  const saved = (at: string) => goTo({ section, item: `${kind}:${at}` });
  const removed = () => goTo({ section, item: null });
  return { form, exists: isNew || row !== undefined, isNew, saved, removed };
}
