import { slotOf } from '../../../sync/joining.ts';

/** What this device remembers for whoever sits here: no names, no numbers. */
export interface DeskMemory {
  /** The desk used last. */
  desk: string | null;
  profile: string | null;
  letterKeys: boolean;
  contrast: 'normal' | 'high';
  language: string | null;
}

const AT_FIRST: DeskMemory = { desk: null, profile: null, letterKeys: true, contrast: 'normal', language: null };

/** @param search of the address: several desks of one browser remember apart. What cannot be read is as at first. */
export function loadMemory(storage: Pick<Storage, 'getItem'>, search: string): DeskMemory {
  try {
    return { ...AT_FIRST, ...(JSON.parse(storage.getItem(keyFor(search)) ?? '{}') as Partial<DeskMemory>) };
  } catch {
    return AT_FIRST;
  }
}

export function saveMemory(storage: Pick<Storage, 'setItem'>, search: string, memory: DeskMemory): void {
  storage.setItem(keyFor(search), JSON.stringify(memory));
}

const keyFor = (search: string) => `ns:desk:${slotOf(search)}:memory`;
