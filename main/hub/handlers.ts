import type { CommandBody } from '#contract/commands.ts';
import { Commands } from '#contract/commands.ts';
import { HardwareReport } from '#contract/hardware.ts';
import type { Role } from '#contract/settings.ts';
import type { Answer, ClientToHub } from '#contract/wire.ts';
import { AdminRequests, Hello, Shown, SignIn } from '#contract/wire.ts';
import type { Caller } from './caller.ts';
import { fieldOf, refuse } from './refuse.ts';

/** What the connection that asks can do for a handler. */
export interface Connection {
  caller: Caller;
  hello(hello: ReturnType<typeof Hello.parse>): Promise<Answer<unknown>>;
}

/** What happens behind the door, once a message has been parsed and its sender may say it. */
export interface Doings {
  command(caller: Caller, command: ParsedCommand): Promise<Answer<unknown>>;
  signIn(caller: Caller, signIn: ReturnType<typeof SignIn.parse>): Promise<Answer<unknown>>;
  signOut(caller: Caller): Answer<null>;
  shown(caller: Caller, shown: ReturnType<typeof Shown.parse>): Answer<null>;
  admitDevice(caller: Caller, admit: ReturnType<typeof AdminRequests.admitDevice.parse>): Promise<Answer<unknown>>;
  refuseDevice(request: string): Answer<null>;
  joinLink(role: Role): Answer<{ path: string }>;
  resetPin(person: string): Answer<null>;
  kioskPin(pin: string | null): Promise<Answer<null>>;
  backUp(): Promise<Answer<unknown>>;
  hardware(caller: Caller, report: HardwareReport): Answer<null>;
  testTicket(printer: string): Promise<Answer<unknown>>;
  selfCheck(): Promise<Answer<unknown>>;
}

export interface ParsedCommand {
  envelope: { commandId: string; age: number };
  body: CommandBody;
}

/** Anything with zod's `safeParse`; the hub needs no more of it. */
export interface Schema<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[] }[] } };
}

interface Handler<T> {
  /** Null: every device. */
  roles: readonly Role[] | null;
  schema: Schema<T>;
  run(connection: Connection, doings: Doings, payload: T): Promise<Answer<unknown>> | Answer<unknown>;
}

const handler = <T>(roles: Handler<T>['roles'], schema: Schema<T>, run: Handler<T>['run']): Handler<T> => ({
  roles,
  schema,
  run,
});

const ADMIN = ['admin'] as const;
const WITH_PEOPLE = ['desk', 'admin'] as const;
const nothing = AdminRequests.backUp;

/** Every event a client may send. A name that is not here does nothing. */
const HANDLERS = {
  hello: handler(null, Hello, (connection, _, hello) => connection.hello(hello)),
  command: handler(null, { safeParse: parseCommand }, ({ caller }, doings, command) => doings.command(caller, command)),
  signIn: handler(WITH_PEOPLE, SignIn, ({ caller }, doings, signIn) => doings.signIn(caller, signIn)),
  signOut: handler(WITH_PEOPLE, nothing, ({ caller }, doings) => doings.signOut(caller)),
  shown: handler(['display'], Shown, ({ caller }, doings, shown) => doings.shown(caller, shown)),
  admitDevice: handler(ADMIN, AdminRequests.admitDevice, ({ caller }, doings, a) => doings.admitDevice(caller, a)),
  refuseDevice: handler(ADMIN, AdminRequests.refuseDevice, (_, doings, { request }) => doings.refuseDevice(request)),
  joinLink: handler(ADMIN, AdminRequests.joinLink, (_, doings, { role }) => doings.joinLink(role)),
  resetPin: handler(ADMIN, AdminRequests.resetPin, (_, doings, { person }) => doings.resetPin(person)),
  kioskPin: handler(ADMIN, AdminRequests.kioskPin, (_, doings, { pin }) => doings.kioskPin(pin)),
  backUp: handler(ADMIN, nothing, (_, doings) => doings.backUp()),
  testTicket: handler(ADMIN, AdminRequests.testTicket, (_, doings, { printer }) => doings.testTicket(printer)),
  selfCheck: handler(ADMIN, nothing, (_, doings) => doings.selfCheck()),
  hardware: handler(['station'], HardwareReport, ({ caller }, doings, report) => doings.hardware(caller, report)),
} satisfies Record<keyof ClientToHub, unknown>;

const BY_NAME = new Map<string, Handler<unknown>>(Object.entries(HANDLERS) as [string, Handler<unknown>][]);

/** How this event is handled; undefined when no client may send it. */
export const handlerOf = (event: string): Handler<unknown> | undefined => BY_NAME.get(event);

/** Role, then shape, then what it asks for. */
export async function handle(
  found: Handler<unknown>,
  connection: Connection,
  doings: Doings,
  payload: unknown,
): Promise<Answer<unknown>> {
  if (found.roles && !found.roles.includes(connection.caller.role)) return refuse('notAllowed');
  const parsed = found.schema.safeParse(payload);
  if (!parsed.success) return refuse('badRequest', { field: fieldOf(parsed.error) });
  return found.run(connection, doings, parsed.data);
}

type CommandSchema = Schema<CommandBody & { commandId: string; age: number }>;

function parseCommand(value: unknown): ReturnType<Schema<ParsedCommand>['safeParse']> {
  const type = (value as { type?: unknown } | null)?.type;
  const known = typeof type === 'string' && Object.hasOwn(Commands, type);
  if (!known) return { success: false, error: { issues: [{ path: ['type'] }] } };
  const parsed = (Commands[type as keyof typeof Commands] as unknown as CommandSchema).safeParse(value);
  if (!parsed.success) return parsed;
  const { commandId, age, ...body } = parsed.data;
  return { success: true, data: { envelope: { commandId, age }, body: body as CommandBody } };
}
