import {
  type ResolvedSettings,
  SETTING_SOURCES,
  type Setting,
  type SettingName,
  type SettingProblem,
  type SettingSource,
  ShellSettings,
} from '#contract/shell-settings.ts';
import { DEFAULTS } from './defaults.ts';

/** What one source says, before anybody looked whether it fits. */
export interface Given {
  source: SettingSource;
  /** File, or what stands before the option. */
  from: string;
  values: Record<string, unknown>;
}

export interface Resolved {
  settings: ResolvedSettings;
  problems: SettingProblem[];
}

const NAMES = Object.keys(ShellSettings.shape) as SettingName[];
const BELOW_LOCK: ReadonlySet<SettingSource> = new Set(['chosen', 'default']);

/** One value for every setting: that of the first source in `SETTING_SOURCES` that says one which fits. */
export function resolve(given: Given[]): Resolved {
  const problems = given.flatMap(problemsOf);
  const inOrder = [...given].sort((a, b) => rank(a.source) - rank(b.source));
  const settings = NAMES.map((name) => [name, settingOf(name, inOrder)] as const);
  return { settings: Object.fromEntries(settings) as unknown as ResolvedSettings, problems };
}

const rank = (source: SettingSource): number => SETTING_SOURCES.indexOf(source);

function settingOf(name: SettingName, inOrder: Given[]): Setting<unknown> {
  for (const { source, from, values } of inOrder) {
    const fits = fitting(name, own(values, name));
    if (fits) return { value: fits.value, source, from, locked: !BELOW_LOCK.has(source) };
  }
  return { value: DEFAULTS[name], source: 'default', from: '', locked: false };
}

function problemsOf({ from, values }: Given): SettingProblem[] {
  return Object.keys(values).flatMap((field): SettingProblem[] => {
    const name = NAMES.find((one) => one === field);
    if (name === undefined) return [{ code: 'unknownField', from, field }];
    return fitting(name, own(values, name)) ? [] : [{ code: 'badValue', from, field }];
  });
}

/** A name that objects have by themselves (`constructor`) is nothing that somebody said. */
const own = (values: Record<string, unknown>, name: string): unknown => new Map(Object.entries(values)).get(name);

/** Undefined when it does not fit, or is not there. */
function fitting(name: SettingName, value: unknown): { value: unknown } | undefined {
  const parsed = ShellSettings.shape[name].safeParse(inFull(name, value));
  return parsed.success ? { value: parsed.data } : undefined;
}

/** People write `"role": "desk"` for one role. A role said twice is one. */
function inFull(name: SettingName, value: unknown): unknown {
  if (name !== 'role') return value;
  return Array.isArray(value) ? [...new Set(value)] : [value];
}
