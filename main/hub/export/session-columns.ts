import type { Duration, Instant, LocalText } from '#contract/ids.ts';
import type { IntervalRow, TransactionRow } from '#contract/rows.ts';
import type { SettingKind } from '#contract/settings.ts';
import type { State } from '#domain/state.ts';
import type { ExportLine } from '#store/store.ts';
import { zonedTimes } from './zoned-time.ts';

/** A number stays a number in a spreadsheet; null is an empty cell. */
export type Cell = string | number | null;

export interface Naming {
  state: State;
  /** Zone of the business day. */
  zone: string;
  /** Languages in which names are given, the first that has one. */
  languages: string[];
  /** Time aside after a pass that ended as parked. */
  parkedOf(transaction: TransactionRow): IntervalRow | undefined;
}

type Column = [name: string, cell: (line: ExportLine) => Cell];

/** The columns of `sessions.csv`, in order; `EXPORT.md` tells what each means. */
export function sessionColumns(naming: Naming): Column[] {
  const time = timeIn(naming.zone);
  const name = namesOf(naming);
  return [
    ['transaction', ({ transaction }) => transaction.id],
    ['visit', ({ visit }) => visit.id],
    ['number', ({ visit }) => visit.number],
    ['day', ({ transaction }) => transaction.day],
    ['number_day', ({ visit }) => visit.day],
    ['service', ({ transaction }) => transaction.service],
    ['service_name', ({ transaction }) => name('service', transaction.service)],
    ['band', ({ transaction }) => transaction.band],
    ['band_name', ({ transaction }) => name('band', transaction.band)],
    ['entry_point', ({ visit }) => visit.entryPoint],
    ['language', ({ visit }) => visit.language],
    ['entered_seq', ({ transaction }) => transaction.enteredSeq],
    ['call_seq', ({ transaction }) => transaction.callSeq],
    ['last_call_seq', ({ transaction }) => transaction.lastCallSeq],
    ['last_seq', ({ transaction }) => transaction.seq],
    ['issued_at', ({ transaction }) => time(transaction.issuedAt)],
    ['age_from', ({ transaction }) => time(transaction.ageFrom)],
    ['entered_at', ({ transaction }) => time(transaction.enteredAt)],
    ['first_called_at', ({ transaction }) => time(transaction.firstCalledAt)],
    ['called_at', ({ transaction }) => time(transaction.calledAt)],
    ['started_at', ({ transaction }) => time(transaction.startedAt)],
    ['ended_at', ({ transaction }) => time(transaction.endedAt)],
    ['waiting_s', ({ transaction: t }) => seconds(t.enteredAt, t.firstCalledAt ?? t.endedAt)],
    ['walking_s', ({ transaction: t }) => seconds(t.firstCalledAt, t.startedAt ?? t.endedAt)],
    ['serving_s', ({ transaction: t }) => seconds(t.startedAt, t.endedAt)],
    ['parked_s', ({ transaction }) => parkedSeconds(naming.parkedOf(transaction))],
    ['target_s', ({ transaction }) => transaction.target * 60],
    ['estimate_low_s', ({ transaction }) => inSeconds(transaction.estimate?.low)],
    ['estimate_high_s', ({ transaction }) => inSeconds(transaction.estimate?.high)],
    ['calls', ({ transaction }) => transaction.calls],
    ['desk', ({ transaction }) => transaction.desk],
    ['desk_name', ({ transaction }) => name('desk', transaction.desk)],
    ['person', ({ transaction }) => transaction.person],
    ['person_name', ({ transaction }) => personName(naming.state, transaction.person)],
    ['profile', ({ transaction }) => transaction.profile],
    ['profile_name', ({ transaction }) => name('profile', transaction.profile)],
    ['session', ({ transaction }) => transaction.session],
    ['rule', ({ transaction }) => transaction.rule],
    ['end', ({ transaction }) => transaction.end],
    ['outcome', ({ transaction }) => transaction.outcome],
    ['outcome_name', ({ transaction }) => outcomeName(naming, transaction)],
    ['delivered', ({ transaction }) => transaction.delivered.map(({ id, quantity }) => `${id}:${quantity}`).join('|')],
    ['left_open', ({ transaction }) => (transaction.leftOpen ? 'yes' : 'no')],
  ];
}

function timeIn(zone: string): (at: Instant | null) => Cell {
  const write = zonedTimes(zone);
  return (at) => (at === null ? null : write(at));
}

const inSeconds = (duration: Duration | undefined): Cell => (duration === undefined ? null : duration / 1_000);
const seconds = (from: Instant | null, to: Instant | null): Cell =>
  from === null || to === null ? null : inSeconds(to - from);
const parkedSeconds = (interval: IntervalRow | undefined): Cell =>
  interval ? seconds(interval.start, interval.end) : null;

type Named = Extract<SettingKind, 'service' | 'band' | 'desk' | 'profile'>;

function namesOf({ state, languages }: Naming): (kind: Named, id: string | null) => Cell {
  return (kind, id) => (id === null ? null : inLanguage(state.setting(kind, id)?.value.name, languages));
}

/** What was removed since has no name any more; its id still tells. */
function inLanguage(text: LocalText | undefined, languages: string[]): Cell {
  if (!text) return null;
  const language = languages.find((one) => text[one] !== undefined) ?? Object.keys(text)[0] ?? '';
  return text[language] ?? null;
}

function personName(state: State, id: string | null): Cell {
  const name = id === null ? undefined : state.setting('person', id)?.value.name;
  return name === undefined ? null : (state.text(name) ?? null);
}

function outcomeName({ state, languages }: Naming, { service, outcome }: TransactionRow): Cell {
  const outcomes = state.setting('service', service)?.value.outcomes ?? [];
  return inLanguage(outcomes.find(({ id }) => id === outcome)?.name, languages);
}
