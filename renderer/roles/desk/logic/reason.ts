import type { Rule } from '#contract/rows.ts';
import type { DeskVisit, ShownRow } from '#contract/views.ts';

/** Name of the sentence that says why this visit was the next one; facts for it come from the visit. */
export type ReasonSentence = `why.${Rule}`;

export const reasonSentence = (visit: Pick<DeskVisit, 'reason'>): ReasonSentence => `why.${visit.reason.rule}`;

/** What became of the call, as one line. */
export type ShownLine =
  | { kind: 'noDisplays' }
  | { kind: 'waiting'; of: number }
  | { kind: 'shown'; of: number; spoken: number; unheard: string[] }
  | { kind: 'partly'; shown: number; of: number; silent: string[] };

/**
 * Counts the displays that showed this very call. Undefined while the row speaks of an earlier call, so that nothing
 * wrong is said in between.
 */
export function shownLine(
  row: ShownRow | undefined,
  visit: Pick<DeskVisit, 'transaction' | 'calls'>,
): ShownLine | undefined {
  if (row === undefined || row.transaction !== visit.transaction || row.calls !== visit.calls) return undefined;
  const of = row.displays.length;
  if (of === 0) return { kind: 'noDisplays' };
  const shown = row.displays.filter(({ state }) => state === 'shown').length;
  const silent = row.displays.filter(({ state }) => state === 'silent').map(({ name }) => name);
  if (silent.length > 0) return { kind: 'partly', shown, of, silent };
  const spoken = row.displays.filter((display) => display.spoken).length;
  const unheard = row.displays.filter(({ silence }) => silence !== null).map(({ name }) => name);
  return shown === of ? { kind: 'shown', of, spoken, unheard } : { kind: 'waiting', of };
}
