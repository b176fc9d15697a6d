import type { SessionRow } from '#contract/rows.ts';
import type { DeskHead, DeskVisit } from '#contract/views.ts';
import type { Choice } from '#domain/calling.ts';
import { callingOrder } from '#domain/calling.ts';
import type { State } from '#domain/state.ts';
import { commonHead } from './common.ts';
import type { View, ViewContext } from './view.ts';

/** Of its order a desk sees the next ten, not the whole list. */
const NEXT = 10;

/** `desk:<id>`: one desk's own picture, all of it in the head. What became of its call is the hub's row. */
export function deskView(desk: string): View<'desk'> {
  return {
    head: (context) => head(desk, context),
    keys: () => [],
    touched: () => [],
    row: () => undefined,
  };
}

function head(desk: string, context: ViewContext): DeskHead {
  const { state, now } = context;
  const session = state.sessionOf(desk);
  const order = session ? callingOrder(state, session, now, NEXT) : { first: [], count: 0 };
  return {
    ...commonHead(context),
    desk,
    session: session ? sessionOf(session) : null,
    visit: session ? visitOf(session, state) : null,
    next: order.first.map(nextOf),
    waiting: order.count,
    undo: session ? undoOf(session, context) : null,
    today: state.deskDay(desk, state.openDay()?.id ?? ''),
  };
}

function nextOf({ visit, rule }: Choice): DeskHead['next'][number] {
  return { visit: visit.id, rule };
}

function sessionOf(session: SessionRow): DeskHead['session'] {
  const { id, person, profile, device, autoCall, openedAt } = session;
  return { session: id, person, profile, device, autoCall, openedAt, break: session.break };
}

function undoOf({ undo }: SessionRow, { state, now }: ViewContext): DeskHead['undo'] {
  const until = undo && undo.at + (state.site()?.rules.undoSeconds ?? 0) * 1000;
  return undo && until && until > now ? { action: undo.action, number: undo.number, at: undo.at, until } : null;
}

function visitOf(session: SessionRow, state: State): DeskVisit | null {
  const visit = session.visit === null ? undefined : state.visit(session.visit);
  const pass = visit && state.transaction(visit.transaction);
  if (!visit || !pass || pass.firstCalledAt === null || pass.rule === null) return null;
  const { id, number, service, band, language } = visit;
  return {
    visit: id,
    ...{ number, service, band, language },
    transaction: pass.id,
    state: visit.state === 'serving' ? 'serving' : 'called',
    calledAt: pass.calledAt ?? pass.firstCalledAt,
    startedAt: pass.startedAt,
    calls: pass.calls,
    reason: { rule: pass.rule, waited: pass.firstCalledAt - pass.ageFrom, target: pass.target, band },
    note: visit.note === null ? null : (state.text(visit.note) ?? null),
    delivered: pass.delivered,
    noShowAt: state.get('due', `noShow:${pass.id}`)?.at ?? null,
    leftOpen: pass.leftOpen,
  };
}
