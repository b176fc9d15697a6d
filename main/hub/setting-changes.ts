import type { CommandBodyOf, CommandResults } from '#contract/commands.ts';
import { SettingChange } from '#contract/commands.ts';
import type { SettingKind } from '#contract/settings.ts';
import { SETTING_KINDS } from '#contract/settings.ts';
import type { Answer } from '#contract/wire.ts';
import { SCRIPT } from '#domain/setting-rules.ts';
import { settingRow } from '#domain/views/admin.ts';
import { fromHub } from './asked.ts';
import type { Core } from './core.ts';
import { fieldOf, refuse } from './refuse.ts';
import type { Spine } from './run-command.ts';

/** A setting as scripts read it; `version` is what they change it by. */
export interface ListedSetting {
  kind: SettingKind;
  id: string;
  version: number;
  value: unknown;
}

/** Everything that is set up, a person's name as text. */
export function listSettings({ state }: Pick<Core, 'state'>): ListedSetting[] {
  const rows = SETTING_KINDS.flatMap((kind) => state.settings(kind).map((row) => settingRow(row, state)));
  return rows.map(({ of, id, version, value }) => ({ kind: of, id, version, value }));
}

/** Sets something up for a script of this computer, by the same schema and the same command as an admin. */
export async function changeSetting(
  spine: Pick<Spine, 'perform'>,
  asked: unknown,
): Promise<Answer<CommandResults['configure']>> {
  const parsed = SettingChange.safeParse(asked);
  if (!parsed.success) return refuse('badRequest', { field: fieldOf(parsed.error) });
  const command = { type: 'configure', ...(parsed.data as object) } as CommandBodyOf<'configure'>;
  const cause = `${SCRIPT}:${command.kind}:${command.id}:${command.expectedVersion}`;
  return (await spine.perform(fromHub(SCRIPT, command, cause, 'hub'))) as Answer<CommandResults['configure']>;
}
