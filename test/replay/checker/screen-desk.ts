import type { Office } from './office.ts';
import { lineOf } from './order.ts';
import type { Screen } from './screens.ts';

/** What a desk shows of its own: the visit, and who comes next in which order and why. */
export function judgeDeskHead(office: Office, screen: Screen, complain: (what: string) => void): void {
  const desk = screen.view.slice('desk:'.length);
  const shown = screen.head.visit as { visit: string; number: string; state: string; calls: number } | null;
  const visit = office.visits.get(office.atDesk.get(desk) ?? '');
  if (shown?.visit !== visit?.id) complain(`has ${shown?.number ?? 'nobody'}, but it was ${visit?.number ?? 'nobody'}`);
  else if (shown !== null && shown.state !== visit?.state)
    complain(`${shown.number} is ${shown.state}, but was ${visit?.state}`);
  else if (shown !== null && shown.calls !== visit?.passes.at(-1)?.calls)
    complain(`${shown.number} shows ${shown.calls} calls`);
  judgeNext(office, screen, desk, complain);
}

function judgeNext(office: Office, screen: Screen, desk: string, complain: (what: string) => void): void {
  const session = office.sessionAt(desk);
  const next = (screen.head.next ?? []) as { visit: string; rule: string }[];
  if (session === undefined) {
    if (next.length > 0) complain('lists who is next without a session');
    return;
  }
  const line = lineOf(office, session, screen.now);
  if (screen.head.waiting !== line.length)
    complain(`shows ${screen.head.waiting} waiting, but there were ${line.length}`);
  line.slice(0, next.length).forEach((place, i) => {
    const listed = next[i];
    if (listed?.visit === place.visit.id && listed.rule === place.rule) return;
    complain(
      `lists ${office.visits.get(listed?.visit ?? '')?.number} (${listed?.rule}) as next ${i + 1}, but it was ${place.visit.number} (${place.rule})`,
    );
  });
}
