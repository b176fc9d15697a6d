import type { Complain } from './findings.ts';
import type { Logged, Message, Received, Row } from './history.ts';
import type { Office } from './office.ts';
import { judgeDeskHead } from './screen-desk.ts';
import { judgeDisplay } from './screen-display.ts';
import { judgeQueue, judgeWaiting } from './screen-queue.ts';

/** Every screen shows the office as it was at some event, and never an earlier one than before. */

/** One view as one client holds it. */
export interface Screen {
  client: string;
  view: string;
  epoch: number;
  n: number;
  seq: number;
  now: number;
  head: Record<string, unknown>;
  rows: Map<string, Row>;
  /** It was wrong once: until it begins anew, all that follows may be wrong for the same reason. */
  astray: boolean;
}

export class Screens {
  readonly #byClient = new Map<string, Screen>();
  readonly #queue: Received[];
  readonly #complain: Complain;
  /** Passes that at least one display showed, and announcements per client. */
  readonly shown = new Set<string>();
  /** Events at which a display had a picture. */
  readonly displayed: number[] = [];
  readonly #announced = new Map<string, number>();
  #next = 0;
  /** How many pictures were compared. */
  pictures = 0;

  constructor(received: Received[], complain: Complain) {
    this.#complain = complain;
    for (const order of byScreen(received).values()) judgeSequence(order, complain);
    // Stable: messages of one view keep the order in which they came.
    this.#queue = [...received].sort((a, b) => a.message.seq - b.message.seq);
  }

  /** Looks at all that was shown of the office as it is now, after the event `office.seq`. */
  judge(office: Office): void {
    for (; this.#next < this.#queue.length; this.#next += 1) {
      const one = this.#queue[this.#next];
      if (one === undefined || one.message.seq > office.seq) return;
      const screen = this.#follow(one);
      if (screen !== undefined) this.#compare(office, screen, one);
    }
  }

  /** Messages about events that the export does not have. */
  rest(): Received[] {
    return this.#queue.slice(this.#next);
  }

  #follow(one: Received): Screen | undefined {
    const key = `${one.client} ${one.message.view}`;
    const before = this.#byClient.get(key);
    const screen = one.as === 'snapshot' ? begin(one) : before;
    if (screen === undefined) return undefined;
    this.#byClient.set(key, screen);
    if (one.as === 'change') applyChange(screen, one.message);
    return screen;
  }

  #compare(office: Office, screen: Screen, one: Received): void {
    const wrong: string[] = [];
    const complain = (what: string) => wrong.push(what);
    const [kind] = screen.view.split(':');
    if (kind === 'display') {
      judgeDisplay(office, screen, complain);
      for (const row of screen.rows.values()) if (row.table === 'call') this.shown.add(String(row.transaction));
      this.displayed.push(screen.seq);
      this.#judgeAnnouncements(one);
    }
    if (kind === 'display' || kind === 'kiosk' || kind === 'queue') judgeWaiting(office, screen, complain);
    if (kind === 'queue') judgeQueue(office, screen, complain);
    if (kind === 'desk') judgeDeskHead(office, screen, complain);
    this.pictures += 1;
    if (wrong.length > 0 && !screen.astray) {
      screen.astray = true;
      this.#complain('disagreement', screen.client, `${screen.view} at event ${screen.seq}: ${wrong.join('; ')}`);
    }
  }

  /** A display announces a call once, however often it lost the hub meanwhile. */
  #judgeAnnouncements(one: Received): void {
    for (const event of one.message.events) {
      const last = this.#announced.get(one.client) ?? 0;
      if (event.seq <= last)
        this.#complain(
          'disagreement',
          one.client,
          `${one.message.view} was told event ${event.seq} again after ${last}`,
        );
      this.#announced.set(one.client, Math.max(last, event.seq));
    }
  }
}

function byScreen(received: Received[]): Map<string, Received[]> {
  const screens = new Map<string, Received[]>();
  for (const one of [...received].sort((a, b) => a.at - b.at)) {
    const key = `${one.client} ${one.message.view}`;
    const list = screens.get(key);
    if (list === undefined) screens.set(key, [one]);
    else list.push(one);
  }
  return screens;
}

/** `seq` never goes back, and between two snapshots `n` rises by one. */
function judgeSequence(order: Received[], complain: Complain): void {
  order.forEach((one, i) => {
    const before = order[i - 1];
    if (before === undefined) return;
    const [was, is] = [before.message, one.message];
    if (is.seq < was.seq)
      complain('disagreement', one.client, `${is.view} went back from event ${was.seq} to ${is.seq}`);
    else if (one.as === 'change' && (is.n !== was.n + 1 || is.epoch !== was.epoch)) {
      complain('disagreement', one.client, `${is.view} got message ${is.n} after ${was.n} and did not start anew`);
    }
  });
}

function begin(one: Received): Screen {
  const { view, epoch, n, seq, now, head, rows } = one.message;
  return {
    client: one.client,
    view,
    epoch,
    n,
    seq,
    now,
    head: head ?? {},
    rows: new Map(rows.put.map((row) => [row.key, row])),
    astray: false,
  };
}

function applyChange(screen: Screen, message: Message): void {
  Object.assign(screen, { n: message.n, seq: message.seq, now: message.now, head: message.head ?? screen.head });
  for (const key of message.rows.del) screen.rows.delete(key);
  for (const row of message.rows.put) screen.rows.set(row.key, row);
}

/**
 * Every call of the log stood on at least one display; except one that was taken back, or left the list again [V16], before any
 * display was told.
 */
export function judgeShown(events: Logged[], office: Office, screens: Screens, complain: Complain): void {
  for (const event of events) {
    if (event.type !== 'visitCalled' || event.rule === 'walkUp' || screens.shown.has(event.transaction)) continue;
    if (office.pass(event.transaction) === undefined) continue;
    const left = leavesAt(events, event.visit, event.seq);
    if (left !== undefined && !screens.displayed.some((seq) => seq >= event.seq && seq < left)) continue;
    const number = office.visits.get(event.visit)?.number;
    complain('disagreement', null, `no display showed the call of ${number} to ${event.desk} (event ${event.seq})`);
  }
}

/** The event at which a visit that was called at `from` leaves the list of calls; undefined when it stays. */
function leavesAt(events: Logged[], visit: string, from: number): number | undefined {
  const leaves = ({ type }: Logged) => type === 'visitRequeued' || type === 'visitParked';
  return events.find((event) => event.seq > from && 'visit' in event && event.visit === visit && leaves(event))?.seq;
}
