import type { CommandBody } from '#contract/commands.ts';
import type { Event } from '#contract/events.ts';
import { EVENT_VERSION } from '#contract/events.ts';
import type { Row, RowChange } from '#contract/rows.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import { decide } from '#domain/decide.ts';
import { evolve } from '#domain/evolve.ts';
import { reactions } from '#domain/reactions.ts';
import { State } from '#domain/state.ts';
import type { Actor, AnyCommand, Decision } from '#domain/types.ts';

/**
 * The rules without a hub around them: runs commands one by one on a clock that the test moves, keeps every event, and
 * keeps all rows as a store would.
 */
export class Office {
  readonly state = new State();
  readonly events: Event[] = [];
  readonly kept = new Map<string, Row>();
  /** Row changes of the last command that was done. */
  lastChanges: RowChange[] = [];
  now: number;
  private ids = 0;

  constructor(now: number) {
    this.now = now;
  }

  run(command: AnyCommand, actor: Actor): Decision {
    const nextSeq = this.events.length + 1;
    const context = { now: this.now, actor, nextSeq, newId: () => `i${++this.ids}` };
    const decision = decide(this.state, command, context);
    if (!decision.ok) return decision;
    const meta = {
      v: EVENT_VERSION,
      at: decision.at,
      actor: actor.kind === 'device' ? actor.person : null,
      via: actor.kind === 'device' ? actor.device : actor.kind,
      cause: `c${nextSeq}`,
      undoable: decision.undoable,
    };
    const day = this.state.openDay()?.id ?? null;
    const stamped = decision.events.map((body, i) => {
      const opened = decision.events.find((event) => event.type === 'dayOpened');
      return { ...meta, ...body, seq: nextSeq + i, day: opened ? opened.opened : day } as Event;
    });
    this.events.push(...stamped);
    this.lastChanges = evolve(this.state, stamped);
    this.state.apply(this.lastChanges, decision.texts);
    keep(this.kept, this.lastChanges);
    for (const follow of reactions(this.state, stamped)) this.run(follow, { kind: 'hub', name: 'auto' });
    return decision;
  }

  /** Moves the clock and lets everything happen that is due until then, each at its time. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (let next = this.state.nextDue(); next !== null && next <= until; next = this.state.nextDue()) {
      this.now = Math.max(this.now, next);
      const due = this.state.dues(this.now)[0];
      if (!due || !this.run({ type: 'due', due }, { kind: 'timer' }).ok) throw new Error(`due ${due?.id} was refused`);
    }
    this.now = until;
  }

  configure<K extends SettingKind>(kind: K, id: string, value: SettingValues[K]): void {
    const expectedVersion = this.state.setting(kind, id)?.version ?? 0;
    const command = { type: 'configure', kind, id, expectedVersion, value } as CommandBody;
    const decision = this.run(command, { kind: 'hub', name: 'preset' });
    if (!decision.ok) throw new Error(`configure ${kind} ${id}: ${decision.refusal.code}`);
  }
}

/** What a store does with changes: it keeps what memory drops. */
function keep(rows: Map<string, Row>, changes: RowChange[]): void {
  for (const change of changes) {
    if (change.op === 'put') rows.set(`${change.row.kind} ${change.row.id}`, change.row);
    else if (change.op === 'del') rows.delete(`${change.kind} ${change.id}`);
  }
}

/** Rows as every event tells them, command by command. */
export function rebuild(events: Event[]): Map<string, Row> {
  const state = new State();
  const rows = new Map<string, Row>();
  for (const command of byCause(events)) {
    const changes = evolve(state, command);
    state.apply(changes);
    keep(rows, changes);
  }
  return rows;
}

function byCause(events: Event[]): Event[][] {
  const commands: Event[][] = [];
  for (const event of events) {
    const last = commands[commands.length - 1];
    if (last?.[0]?.cause === event.cause) last.push(event);
    else commands.push([event]);
  }
  return commands;
}

export const KIOSK: Actor = { kind: 'device', device: 'kiosk1', role: 'kiosk', person: null };
export const ADMIN: Actor = { kind: 'device', device: 'admin1', role: 'admin', person: null };
export const clerk = (n: number): Actor => ({ kind: 'device', device: `pc${n}`, role: 'desk', person: `p${n}` });

/** 6 January 2020, 09:00 in Paris: a Monday. */
export const MONDAY_9 = 1_578_297_600_000;
export const MINUTE = 60_000;

export const SITE_VALUE: SettingValues['site'] = {
  name: 'Test Hall',
  zone: 'Europe/Paris',
  languages: ['en', 'fr'],
  hours: [],
  exceptions: [],
  dayBoundary: '04:00',
  autoOpen: true,
  numbering: { mode: 'perService', letter: '', range: { first: 1, last: 999, wrap: false } },
  rules: {
    nextOnUnstarted: 'served',
    recallLimit: 0,
    recallSeconds: 45,
    moreTimeSeconds: 60,
    undoSeconds: 300,
    ageingCapMinutes: 120,
    leftOpenFactor: 6,
    atDayClose: 'reset',
  },
  kiosk: { idleSeconds: 45, askSeconds: 20, diagonalInches: 22 },
  breakReasons: [],
  parkReasons: [],
  info: null,
};

export const SERVICE_VALUE: SettingValues['service'] = {
  name: { en: 'Papers' },
  detail: null,
  letter: 'A',
  color: 'a',
  pictogram: 'identity',
  category: null,
  order: 1,
  target: 20,
  usual: 10,
  capacity: null,
  hours: null,
  enabled: true,
  priorities: true,
  outcome: 'none',
  outcomes: [],
  deliverables: [],
};

/** An open office: services A, B and C, desks d1-d3, people p1-p3, profile `all` and `onlyA`, band `vip`. */
export function openOffice(site: Partial<SettingValues['site']> = {}, now = MONDAY_9): Office {
  const office = new Office(now);
  office.configure('site', 'main', { ...SITE_VALUE, ...site });
  for (const [i, letter] of ['A', 'B', 'C'].entries()) {
    office.configure('service', letter, { ...SERVICE_VALUE, letter, order: i, name: { en: `Service ${letter}` } });
  }
  office.configure('band', 'vip', { name: { en: 'Priority' }, rank: 1, atKiosk: true });
  office.configure('profile', 'all', { name: { en: 'All' }, services: ['A', 'B', 'C'] });
  office.configure('profile', 'onlyA', { name: { en: 'Only A' }, services: ['A'] });
  for (const n of [1, 2, 3]) {
    const value = {
      name: { en: `Desk ${n}` },
      place: null,
      arrow: 'left' as const,
      profile: 'all',
      order: n,
      enabled: true,
    };
    office.configure('desk', `d${n}`, value);
    office.configure('person', `p${n}`, { name: `Person ${n}`, profiles: [], enabled: true });
  }
  must(office.run({ type: 'openDay' }, ADMIN));
  return office;
}

/** Changes some rules of the site, and perhaps more of it. */
export function rules(
  office: Office,
  changed: Partial<SettingValues['site']['rules']>,
  more: Partial<SettingValues['site']> = {},
): void {
  const site = office.state.site();
  if (!site) throw new Error('no site');
  office.configure('site', 'main', { ...site, ...more, rules: { ...site.rules, ...changed } });
}

/** Opens desk `n` for person `n`. */
export function sitDown(office: Office, n: number, profile = 'all', autoCall = false): void {
  must(office.run({ type: 'openSession', desk: `d${n}`, profile, autoCall }, clerk(n)));
}

/** The result of a command that had to be done. */
export function must<R>(decision: Decision<R>): R {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
  return decision.result;
}
export function codeOf(decision: Decision): string {
  return decision.ok ? 'done' : decision.refusal.code;
}
