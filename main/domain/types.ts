import type { CommandBody, CommandResults, CommandType } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { DeviceId, Instant, PersonId, Seq, SessionId, TextId } from '#contract/ids.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { DueRow } from '#contract/rows.ts';
import type { Role } from '#contract/settings.ts';

/** Who asks: a device with the person signed in on it, or the hub by itself. */
export type Actor =
  | { kind: 'device'; device: DeviceId; role: Role; person: PersonId | null }
  | { kind: 'timer' }
  | { kind: 'hub'; name: string };

/** What only the hub itself may ask. */
export type InternalCommand =
  | { type: 'due'; due: DueRow }
  /** A desk with auto-call is free and somebody it may call waits. */
  | { type: 'autoCall'; session: SessionId };

export type AnyCommand = CommandBody | InternalCommand;

export interface Context {
  now: Instant;
  actor: Actor;
  /** Number that the first event of this command will get. */
  nextSeq: Seq;
  newId(): string;
}

/** What a command did, before it is stored. `result` of `issue` lacks the ticket's secret: the hub adds it. */
export interface Decided<R = unknown> {
  ok: true;
  events: EventBody[];
  /** Instant of these events: now, or earlier for a day closed late. */
  at: Instant;
  /** The session whose Undo takes this back, and what it will be called. */
  undoable: { session: SessionId; action: CommandType } | null;
  texts: { id: TextId; text: string | null }[];
  result: R;
}
export interface Refused {
  ok: false;
  refusal: Refusal;
}
export type Decision<R = unknown> = Decided<R> | Refused;

/** What `decide` answers for each type; `issue` without the secret. */
export type DecidedResults = Omit<CommandResults, 'issue'> & { issue: Omit<CommandResults['issue'], 'secret'> };
export type DecidedResult<T extends CommandType> = DecidedResults[T];
