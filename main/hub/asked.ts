import type { CommandBody } from '#contract/commands.ts';
import type { CommandId, DeviceId, Duration, PersonId } from '#contract/ids.ts';
import type { DueRow } from '#contract/rows.ts';
import type { Role } from '#contract/settings.ts';
import type { Answer } from '#contract/wire.ts';
import type { Actor, AnyCommand, InternalCommand } from '#domain/types.ts';
import { hashOf } from './canonical.ts';

/** One command on its way through the spine, whoever sent it. */
export interface Asked {
  command: AnyCommand;
  actor: Actor;
  /** The device, timer or part of the hub it came through, and what caused it: both stand in its events. */
  via: string;
  cause: string;
  /** Null for what the hub asks itself: nobody sends that again. */
  press: Press | null;
  /** Somebody stands at a desk and waits for the answer: it goes out before the others. */
  urgent: boolean;
}

/** One press on a device, which may be sent more than once. */
export interface Press {
  device: DeviceId;
  commandId: CommandId;
  /** Of type and parameters. */
  hash: string;
  /** How long ago, by the device's own clock. */
  age: Duration;
}

export type Reply = (answer: Answer<unknown>) => void;

/** Who sends a command: a device with the person signed in on it. */
export interface Sender {
  device: DeviceId;
  role: Role;
  person: PersonId | null;
}

/** What somebody pressed on a device. */
export function fromDevice(
  sender: Sender,
  envelope: { commandId: CommandId; age: Duration },
  body: CommandBody,
): Asked {
  return {
    command: body,
    actor: { kind: 'device', ...sender },
    via: sender.device,
    cause: envelope.commandId,
    press: { device: sender.device, ...envelope, hash: hashOf(body) },
    urgent: sender.role === 'desk',
  };
}

/** A row that became due; its name keeps it from happening twice. */
export function fromTimer(due: DueRow): Asked {
  const command: InternalCommand = { type: 'due', due };
  return { command, actor: { kind: 'timer' }, via: 'timer', cause: `timer:${due.id}`, press: null, urgent: false };
}

/** What the hub itself asks; `via` is the device that made it do so, or `hub`. */
export function fromHub(name: string, command: AnyCommand, cause: string, via: string): Asked {
  return { command, actor: { kind: 'hub', name }, via, cause, press: null, urgent: false };
}
