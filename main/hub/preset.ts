import type { CommandBodyOf } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import { SETTINGS } from '#contract/settings.ts';
import { fromHub } from './asked.ts';
import type { Core } from './core.ts';
import type { Spine } from './run-command.ts';

/** What an office begins with: settings by kind and id. */
export type Preset = { [K in SettingKind]?: Record<string, SettingValues[K]> };

/** What refers to nothing first, what refers to others later; the site last, so that a half-done import is done again. */
const ORDER: SettingKind[] = ['band', 'category', 'service', 'profile', 'desk', 'displayGroup', 'person', 'site'];

/** The hub took no part of it. */
export class PresetRefusedError extends Error {
  override name = 'PresetRefusedError';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`the preset was refused: ${refusal.code}`);
    this.refusal = refusal;
  }
}

/** @throws Error naming the first value that does not fit. */
export function parsePreset(value: unknown): Preset {
  const given = value as Record<string, Record<string, unknown>>;
  const kinds = ORDER.map((kind) => [kind, parseKind(kind, given[kind] ?? {})] as const);
  const unknown = Object.keys(given).find((kind) => !ORDER.includes(kind as SettingKind));
  if (unknown !== undefined) throw new Error(`a preset holds no "${unknown}"`);
  return Object.fromEntries(kinds) as Preset;
}

function parseKind(kind: SettingKind, values: Record<string, unknown>): Record<string, unknown> {
  const parsed = Object.entries(values).map(([id, value]) => {
    const found = SETTINGS[kind].safeParse(value);
    if (found.success) return [id, found.data] as const;
    const [issue] = found.error.issues;
    throw new Error(`${kind}:${id} ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`);
  });
  return Object.fromEntries(parsed);
}

/**
 * Sets a new office up by the same commands that an admin sends, all in one transaction.
 *
 * @throws PresetRefusedError when there is no room for it, for example
 */
export async function importPreset(preset: Preset, core: Core, spine: Spine): Promise<void> {
  const commands = ORDER.flatMap((kind) => commandsOf(kind, preset[kind] ?? {}));
  const missing = commands.filter(({ kind, id }) => !core.state.setting(kind, id));
  const asked = missing.map((command) => fromHub('preset', command, `preset:${command.kind}:${command.id}`, 'hub'));
  for (const answer of await Promise.all(asked.map((one) => spine.perform(one)))) {
    if (!answer.ok) throw new PresetRefusedError(answer.refusal);
  }
}

function commandsOf(kind: SettingKind, values: Record<string, unknown>): CommandBodyOf<'configure'>[] {
  return Object.entries(values).map(
    ([id, value]) => ({ type: 'configure', kind, id, expectedVersion: 0, value }) as CommandBodyOf<'configure'>,
  );
}
