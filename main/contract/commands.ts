import { z } from 'zod';
import { Problem } from './hardware.ts';
import type { DayKey, DeskId, JobId, ServiceId, SessionId, TransactionId, VisitId } from './ids.ts';
import { CommandId, Id, Instant, Language, line, localText } from './ids.ts';
import type { Rule } from './rows.ts';
import { SETTING_KINDS, SETTINGS } from './settings.ts';

/**
 * What may be asked of the hub, and what each answers. Every command also carries
 * - `commandId`: the same on every resend of one press,
 * - `age`: how long ago the person pressed, in ms by the sender's own monotonic clock.
 * Commands of a desk name the desk; the hub refuses them unless the sender's signed-in person holds that desk's session.
 */
const envelope = { commandId: CommandId, age: z.int().min(0).max(86_400_000) };
/** What an announcement says, and the displays it is for; null: all. */
const announcement = { texts: localText(200), group: Id.nullable().default(null) };
const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ ...envelope, type: z.literal(type), ...shape });
const atDesk = { desk: Id };
const ofVisit = { desk: Id, visit: Id };
const Place = z.enum(['first', 'last', 'age']);

export const Commands = {
  /** A visitor takes a ticket. */
  issue: command('issue', {
    service: Id,
    band: Id.nullable().default(null),
    language: Language.nullable().default(null),
  }),
  /** Close the visit at this desk and call the next one, in one step. */
  callNext: command('callNext', { ...atDesk, outcome: Id.nullable().default(null) }),
  /** Call this very visit, waiting or parked. Closes nothing: the desk must be free. */
  callVisit: command('callVisit', ofVisit),
  recall: command('recall', atDesk),
  /** The visitor is on the way: no automatic no-show yet. */
  moreTime: command('moreTime', atDesk),
  start: command('start', atDesk),
  end: command('end', { ...atDesk, outcome: Id.nullable().default(null) }),
  noShow: command('noShow', atDesk),
  /** Put the visit back to wait; it keeps its age. */
  recycle: command('recycle', atDesk),
  park: command('park', { ...atDesk, reason: line(80), until: Instant.nullable().default(null) }),
  /** Without `visit`: the one at the desk. The number stays. */
  transfer: command('transfer', {
    ...atDesk,
    visit: Id.nullable().default(null),
    to: z.union([z.strictObject({ service: Id }), z.strictObject({ desk: Id }), z.strictObject({ person: Id })]),
    place: Place.default('age'),
  }),
  cancel: command('cancel', ofVisit),
  /** The visitor left before being served. */
  walkOut: command('walkOut', ofVisit),
  /** Serve somebody without a ticket: issue, call and start in one step. */
  walkUp: command('walkUp', { ...atDesk, service: Id }),
  reactivate: command('reactivate', { ...ofVisit, place: z.enum(['last', 'age']).default('age') }),
  deliver: command('deliver', { ...atDesk, deliverable: Id, quantity: z.int().min(0).max(999) }),
  note: command('note', { ...ofVisit, text: z.string().trim().max(255) }),
  undo: command('undo', atDesk),
  /** Also changes the profile or auto-call of the session this person already holds at this desk. */
  openSession: command('openSession', { ...atDesk, profile: Id, autoCall: z.boolean().default(false) }),
  closeSession: command('closeSession', atDesk),
  takeBreak: command('takeBreak', { ...atDesk, reason: line(80), until: Instant.nullable().default(null) }),
  resume: command('resume', atDesk),
  openDay: command('openDay', {}),
  closeDay: command('closeDay', {}),
  /** `value` null removes. `expectedVersion` is 0 for what does not exist yet. */
  configure: z.discriminatedUnion('kind', [
    configureOf('site'),
    configureOf('service'),
    configureOf('category'),
    configureOf('desk'),
    configureOf('profile'),
    configureOf('person'),
    configureOf('band'),
    configureOf('displayGroup'),
    configureOf('playlist'),
    configureOf('device'),
    configureOf('printer'),
    configureOf('ticketTemplate'),
    configureOf('ticketMessage'),
    configureOf('buttonBox'),
    configureOf('sign'),
    configureOf('keyMap'),
    configureOf('voice'),
    configureOf('spokenDesk'),
  ]),
  /** A station takes a print job: from now on it alone knows whether paper came out. */
  acceptPrint: command('acceptPrint', { job: Id }),
  /** What became of it. `unknown`: bytes were sent and nobody can tell. */
  reportPrint: command('reportPrint', {
    job: Id,
    as: z.enum(['printed', 'notSent', 'unknown']),
    problem: Problem.nullable(),
  }),
  /** One more paper of this visit, marked COPY. */
  reprint: command('reprint', ofVisit),
  /** Staff looked: did this paper come out? If not, a COPY is printed. */
  settlePrint: command('settlePrint', { ...atDesk, job: Id, cameOut: z.boolean() }),
  /** Shown and spoken once on the displays of a group, or of all. */
  announce: command('announce', announcement),
} as const;

/** What an announcement says and where, as the command line of the hub's own computer asks it, which needs no envelope. */
export const Announcement = z.strictObject(announcement);

function configureOf<K extends keyof typeof SETTINGS>(kind: K) {
  return z.strictObject({ ...envelope, type: z.literal('configure'), ...changeOf(kind) });
}

function changeOf<K extends keyof typeof SETTINGS>(kind: K) {
  return { kind: z.literal(kind), id: Id, expectedVersion: z.int().min(0), value: z.nullable(SETTINGS[kind]) };
}

/** What `configure` changes, as the command line of the hub's own computer asks it, which needs no envelope. */
export const SettingChange = z.discriminatedUnion(
  'kind',
  SETTING_KINDS.map((kind) => z.strictObject(changeOf(kind))) as unknown as [ReturnType<typeof configureOf>],
);

export type CommandType = keyof typeof Commands;
export const COMMAND_TYPES = Object.keys(Commands) as CommandType[];
/** A command as the hub sees it: parsed, every default filled in. */
export type Command = { [T in CommandType]: z.output<(typeof Commands)[T]> }[CommandType];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
type WithoutEnvelope<C> = C extends unknown ? Omit<C, 'commandId' | 'age'> : never;
/** What a screen writes: no id and no age (the link adds both), defaults left out. */
export type CommandInput = WithoutEnvelope<{ [T in CommandType]: z.input<(typeof Commands)[T]> }[CommandType]>;
/** A command without its envelope: what the rules judge. */
export type CommandBody = WithoutEnvelope<Command>;
export type CommandBodyOf<T extends CommandType> = Extract<CommandBody, { type: T }>;

/** A visit as a result names it. */
export interface VisitRef {
  visit: VisitId;
  number: string;
}
export interface CalledVisit extends VisitRef {
  transaction: TransactionId;
  service: ServiceId;
  desk: DeskId;
  rule: Rule;
}
export interface ClosedVisit extends VisitRef {
  as: 'served' | 'noShow';
}

/** What the sender learns when its command was done. */
export interface CommandResults {
  /**
   * `secret` lets the holder of the ticket follow and leave later; `ahead` counts who waits for the same service; `job` is
   * the paper that was asked for, if a printer serves the device.
   */
  issue: VisitRef & { service: ServiceId; ahead: number; job: JobId | null; secret: string };
  callNext: { closed: ClosedVisit | null; called: CalledVisit | null };
  callVisit: { called: CalledVisit };
  recall: VisitRef & { calls: number };
  moreTime: VisitRef;
  start: VisitRef;
  end: VisitRef;
  noShow: VisitRef;
  recycle: VisitRef;
  park: VisitRef;
  transfer: VisitRef;
  cancel: VisitRef;
  walkOut: VisitRef;
  walkUp: CalledVisit;
  reactivate: VisitRef;
  deliver: VisitRef;
  note: VisitRef;
  undo: { undone: CommandType; number: string | null };
  openSession: { session: SessionId };
  closeSession: { session: SessionId };
  takeBreak: { session: SessionId };
  resume: { session: SessionId };
  openDay: { day: DayKey; reopened: boolean };
  closeDay: { day: DayKey };
  configure: { version: number };
  acceptPrint: { job: JobId };
  reportPrint: { job: JobId };
  /** `job`: the paper that was asked for. */
  reprint: VisitRef & { job: JobId };
  settlePrint: VisitRef & { job: JobId | null };
  announce: { announcement: string };
}
