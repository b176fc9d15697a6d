import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import { MAX_MESSAGE } from '#contract/protocol.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import { SETTINGS } from '#contract/settings.ts';
import { useAdmin } from '../admin-tools.tsx';
import { clean } from '../logic/clean.ts';
import { type Problems, problemAt, problemAtHub, problemsOf } from '../logic/problems.ts';
import { differences, idFrom, nameIn, type SettingOf, settingsOf } from '../logic/settings.ts';

/** What a form says about its last try. */
export type FormNote = { kind: 'saved' } | { kind: 'refused'; refusal: Refusal } | { kind: 'problems' } | null;

/** One setting being edited. */
export interface SettingForm<K extends SettingKind> {
  kind: K;
  value: SettingValues[K];
  set(part: Partial<SettingValues[K]>): void;
  /** The sentence beside a field, by its path. */
  error(path: string): string | undefined;
  changed: boolean;
  busy: boolean;
  note: FormNote;
  /** What somebody else saved meanwhile, as long as this form has changes of its own. */
  newer: SettingValues[K] | null;
  differing: (keyof SettingValues[K] & string)[];
  takeTheirs(): void;
  keepMine(): void;
  /** Resolves with the id under which it was saved; null when it was not. */
  save(): Promise<string | null>;
  /** Null for what does not exist yet. */
  remove: (() => Promise<boolean>) | null;
  discard(): void;
}

interface Options<K extends SettingKind> {
  kind: K;
  /** Null: something new, whose id is made of its name when it is saved. */
  id: string | null;
  row: SettingOf<K> | undefined;
  blank: SettingValues[K];
}

/** Room for what travels around a command: its id, its age, the frame of its message. */
const AROUND = 400;
/** A message over the bound would end the connection instead of being refused. */
const isTooLarge = (command: CommandInput): boolean =>
  new TextEncoder().encode(JSON.stringify(command)).length > MAX_MESSAGE - AROUND;

const NO_PROBLEMS: Problems = new Map();

/** Edits one setting whole, with the version it was read in; effective for everybody as soon as the hub has it. */
export function useSettingForm<K extends SettingKind>({ kind, id, row, blank }: Options<K>): SettingForm<K> {
  const { hub, head, settings } = useAdmin();
  const { t } = useTranslation('admin');
  const stored = (row?.value ?? blank) as SettingValues[K];
  const version = row?.version ?? 0;
  const [base, setBase] = useState({ version, value: stored });
  const [value, setValue] = useState(stored);
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [note, setNote] = useState<FormNote>(null);
  const [busy, setBusy] = useState(false);
  const changed = differences(value, base.value).length > 0;

  const takeTheirs = () => {
    setBase({ version, value: stored });
    setValue(stored);
    setProblems(NO_PROBLEMS);
  };
  // An untouched form shows what is saved, whoever saved it.
  useEffect(() => {
    if (version > base.version && !changed) takeTheirs();
  });

  const newId = (next: SettingValues[K]) => {
    const name = nameIn(next, head.languages[0] ?? 'en');
    return idFrom(name, kind, new Set(settingsOf(settings, kind).map((one) => one.id)));
  };
  /** The field that the hub named says so itself. */
  const refused = (refusal: Refusal, next: SettingValues[K] | null) => {
    const atField = next === null ? null : problemAtHub(refusal, next);
    if (atField !== null) setProblems(atField);
    setNote(atField === null ? { kind: 'refused', refusal } : { kind: 'problems' });
  };
  const send = async (at: string, next: SettingValues[K] | null): Promise<string | null> => {
    setNote(null);
    const command = { type: 'configure', kind, id: at, expectedVersion: base.version, value: next } as CommandInput;
    if (isTooLarge(command)) {
      refused({ code: 'tooBig', params: {} }, next);
      return null;
    }
    setBusy(true);
    const answer = await hub.send(command);
    setBusy(false);
    if (!answer.ok) refused(answer.refusal, next);
    else if (next !== null) {
      setBase({ version: (answer.result as { version: number }).version, value: next });
      setValue(next);
      setNote({ kind: 'saved' });
    }
    return answer.ok ? at : null;
  };
  const save = async () => {
    const parsed = SETTINGS[kind].safeParse(clean(value));
    setProblems(parsed.success ? NO_PROBLEMS : problemsOf(parsed.error.issues));
    if (parsed.success) {
      const next = parsed.data as SettingValues[K];
      return send(id ?? newId(next), next);
    }
    setNote({ kind: 'problems' });
    return null;
  };

  const newer = version > base.version && changed ? stored : null;
  return {
    kind,
    value,
    set(part) {
      setNote(null);
      setValue((before) => ({ ...before, ...part }));
    },
    error(path) {
      const problem = problemAt(problems, path);
      return problem && t(`problem.${problem.key}`, { count: problem.count });
    },
    changed,
    busy,
    note,
    newer,
    differing: newer === null ? [] : differences(value, newer),
    takeTheirs,
    keepMine: () => setBase({ version, value: stored }),
    save,
    remove: id === null || row === undefined ? null : async () => (await send(id, null)) !== null,
    discard: takeTheirs,
  };
}
