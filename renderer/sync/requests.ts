import type { Socket } from 'socket.io-client';
import type { Duration } from '#contract/ids.ts';
import type { ClientToHub, HubToClient } from '#contract/wire.ts';

/** Everything but hello and command: asked once, answered once. */
export type RequestName = Exclude<keyof ClientToHub, 'hello' | 'command'>;
export type Payload<E extends RequestName> = Parameters<ClientToHub[E]>[0];
type AnswerTo<E extends RequestName> = Parameters<Parameters<ClientToHub[E]>[1]>[0];
/** `unreached`: nobody answered, and what became of it is unknown. */
export type Reply<E extends RequestName> = AnswerTo<E> | 'unreached';

const USUAL_TIMEOUT: Duration = 8_000;
/** Copying a whole database, asking a printer or looking at everything takes longer than any other request, ms. */
const TIMEOUTS: Partial<Record<RequestName, Duration>> = { backUp: 120_000, testTicket: 35_000, selfCheck: 60_000 };

/** Asks the hub once, on a connection that stands. */
export async function ask<E extends RequestName>(
  socket: Socket<HubToClient, ClientToHub>,
  event: E,
  payload: Payload<E>,
): Promise<Reply<E>> {
  const timeout = TIMEOUTS[event] ?? USUAL_TIMEOUT;
  try {
    return (await (socket as unknown as Socket).timeout(timeout).emitWithAck(event, payload)) as AnswerTo<E>;
  } catch {
    return 'unreached';
  }
}
