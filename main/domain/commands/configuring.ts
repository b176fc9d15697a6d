import type { CommandBodyOf, CommandResults } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { TextId } from '#contract/ids.ts';
import type { SettingRow } from '#contract/rows.ts';
import { done, refuse } from '#domain/outcome.ts';
import { settingRefused } from '#domain/setting-rules.ts';
import type { State } from '#domain/state.ts';
import type { Context, Decision } from '#domain/types.ts';

type Configure = CommandBodyOf<'configure'>;
type TextChanges = { id: TextId; text: string | null }[];

/** [G1]-[G4] */
export function configure(state: State, command: Configure, context: Context): Decision<CommandResults['configure']> {
  const { kind, id, expectedVersion } = command;
  const before = state.setting(kind, id) as SettingRow | undefined;
  const version = before?.version ?? 0;
  if (version !== expectedVersion) return refuse('versionConflict', { version });
  if (!before && command.value === null) return refuse('unknownSetting');
  const no = settingRefused(state, command, context);
  if (no) return no;
  const { after, texts } = stored(command, before, context);
  const event = {
    type: 'configured',
    kind,
    id,
    version: version + 1,
    before: before?.value ?? null,
    after,
  } as EventBody;
  return done(context, [event, ...consequences(state, command)], { version: version + 1 }, { texts });
}

/** [G3] The value as it is kept: a person's name becomes a pointer to its text. */
function stored(
  command: Configure,
  before: SettingRow | undefined,
  context: Context,
): { after: unknown; texts: TextChanges } {
  if (command.kind !== 'person') return { after: command.value, texts: [] };
  const old = before?.of === 'person' ? before.value.name : null;
  if (command.value === null) return { after: null, texts: old === null ? [] : [{ id: old, text: null }] };
  const name = old ?? context.newId();
  return { after: { ...command.value, name }, texts: [{ id: name, text: command.value.name }] };
}

/** A person who may no longer work leaves their desk. */
function consequences(state: State, command: Configure): EventBody[] {
  if (command.kind !== 'person' || command.value?.enabled) return [];
  const session = state.sessionOfPerson(command.id);
  return session ? [{ type: 'sessionClosed', session: session.id, why: 'replaced' }] : [];
}
