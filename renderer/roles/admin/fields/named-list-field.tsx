import { useTranslation } from 'react-i18next';
import type { LocalText } from '#contract/ids.ts';
import { TextsField } from './texts-field.tsx';

interface Named {
  id: string;
  name: LocalText;
}
interface Props {
  label: string;
  one: string;
  /** What ids of new ones begin with. */
  prefix: string;
  value: readonly Named[];
  change: (value: Named[]) => void;
  error: (path: string) => string | undefined;
  most: number;
}

const LONGEST = 60;

/** Outcomes and deliverables: named things that keep their id whatever they are called later. */
export function NamedListField({ label, one, prefix, value, change, error, most }: Props) {
  const { t } = useTranslation('admin');
  return (
    <TextsField
      label={label}
      one={one}
      value={value.map(({ name }) => name)}
      change={(names) => change(withIds(value, names, prefix))}
      error={(index) => error(`${index}`) && t('problem.required')}
      max={LONGEST}
      most={most}
    />
  );
}

/** The names with the ids they had; after one was added it gets the next free id, after one was taken out its id goes. */
function withIds(before: readonly Named[], names: readonly LocalText[], prefix: string): Named[] {
  const removed = names.length < before.length;
  const old = names.map((name, index) => (removed ? before.find((one) => one.name === name) : before[index]));
  const used = new Set(old.map((one) => one?.id));
  return names.map((name, index) => ({ id: old[index]?.id ?? freeId(prefix, used), name }));
}

function freeId(prefix: string, used: Set<string | undefined>): string {
  for (let n = 1; ; n += 1) {
    const id = `${prefix}-${n}`;
    if (!used.has(id)) {
      used.add(id);
      return id;
    }
  }
}
