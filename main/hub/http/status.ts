import { ALL_DESKS } from '#contract/names.ts';
import type { CallRow, WaitingRow } from '#contract/views.ts';
import type { Status, ViewName } from '#contract/wire.ts';
import { viewOf } from '#domain/views/index.ts';
import type { ViewContext } from '#domain/views/view.ts';

const EVERYTHING: ViewName = `display:${ALL_DESKS}`;

/** What anybody may know: the same as stands on the wall. */
export function statusOfOffice(context: ViewContext): Status {
  const view = viewOf(EVERYTHING, context.state);
  const rows = (view?.keys(context) ?? []).map((key) => view?.row(key, context));
  const services = rows.filter((row): row is WaitingRow => row?.table === 'service');
  const calls = rows.filter((row): row is CallRow => row?.table === 'call' && row.state !== 'over');
  return {
    site: context.state.site()?.name ?? '',
    day: context.state.openDay()?.id ?? null,
    services: services
      .filter((row) => row.enabled)
      .sort((a, b) => a.order - b.order)
      .map((row) => ({ id: row.service, name: row.name, open: isOpen(row, context), waiting: row.waiting })),
    nowServing: calls
      .sort((a, b) => b.seq - a.seq)
      .map(({ number, desk }) => ({ number, desk: context.state.setting('desk', desk)?.value.name ?? {} })),
  };
}

function isOpen({ times }: WaitingRow, { state, now }: ViewContext): boolean {
  if (!state.openDay()) return false;
  return times === null || times.some(({ from, to }) => from <= now && now < to);
}
