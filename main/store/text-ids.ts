import type { TextId } from '#contract/ids.ts';
import type { Row } from '#contract/rows.ts';

/** The erasable texts that these rows point to. */
export function textIdsOf(rows: Row[]): TextId[] {
  const ids: TextId[] = [];
  for (const row of rows) {
    if (row.kind === 'setting' && row.of === 'person') ids.push(row.value.name);
    if (row.kind === 'announcement') ids.push(...Object.values(row.texts));
    if (row.kind === 'visit' && row.note !== null) ids.push(row.note);
  }
  return ids;
}
