import type { CommandBodyOf, CommandResults } from '#contract/commands.ts';
import type { Duration } from '#contract/ids.ts';
import type { DueRow } from '#contract/rows.ts';
import { done, refuse } from '#domain/outcome.ts';
import type { State } from '#domain/state.ts';
import type { Context, Decision } from '#domain/types.ts';

/** [K1] How long displays hold what staff announced. */
const HELD_FOR: Duration = 60_000;

/** [K1] */
export function announce(
  state: State,
  { texts, group }: CommandBodyOf<'announce'>,
  context: Context,
): Decision<CommandResults['announce']> {
  if (group !== null && !state.setting('displayGroup', group)) {
    return refuse('unknownReference', { kind: 'displayGroup', id: group });
  }
  const kept = Object.entries(texts).map(([language, text]) => ({ language, id: context.newId(), text }));
  const announcement = context.newId();
  const event = {
    type: 'announced' as const,
    announcement,
    group,
    texts: Object.fromEntries(kept.map(({ language, id }) => [language, id])),
    over: context.now + HELD_FOR,
  };
  return done(context, [event], { announcement }, { texts: kept.map(({ id, text }) => ({ id, text })) });
}

/** [K1] Its time is over: the texts are erased. */
export function announcementDue(state: State, { ref }: DueRow, context: Context): Decision<unknown> {
  const row = state.get('announcement', ref);
  if (!row) return refuse('unknownSetting');
  const texts = Object.values(row.texts).map((id) => ({ id, text: null }));
  return done(context, [{ type: 'announcementOver', announcement: ref }], null, { texts });
}
