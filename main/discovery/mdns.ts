import { createSocket, type Socket } from 'node:dgram';
import type { EventEmitter } from 'node:events';
import Bonjour from 'bonjour-service';

/** Called with what went wrong; nothing is thrown and nothing is printed. */
export type Troubled = (error: unknown) => void;

/** One multicast socket in the network of `address`. */
export interface Mdns {
  readonly bonjour: Bonjour;
  close(): void;
}

const EVERY_ADDRESS = '0.0.0.0';

/** @param address IPv4 address of this computer in the network to speak and listen in. */
export function openMdns(address: string, troubled: Troubled): Mdns {
  const socket = tame(createSocket({ type: 'udp4', reuseAddr: true }), troubled);
  // Bound to one address a socket hears no multicast on Linux.
  const options = { socket, interface: address, bind: EVERY_ADDRESS };
  const bonjour = new Bonjour(options as object, troubled);
  emitterOf(bonjour).on('error', troubled);
  return { bonjour, close: () => attempt(() => bonjour.destroy(), troubled) };
}

/** The library declares it private and leaves its errors without a listener. */
const emitterOf = (bonjour: Bonjour): EventEmitter =>
  (bonjour as unknown as { server: { mdns: EventEmitter } }).server.mdns;

/** A packet can be anything, and whoever reads it here must not end the process. */
function tame(socket: Socket, troubled: Troubled): Socket {
  const emit = socket.emit.bind(socket) as (event: string, ...values: unknown[]) => boolean;
  return Object.assign(socket, {
    emit: (event: string, ...values: unknown[]) => attempt(() => emit(event, ...values), troubled) ?? true,
  });
}

/** Undefined when it failed. */
export function attempt<T>(work: () => T, troubled: Troubled): T | undefined {
  try {
    return work();
  } catch (error) {
    troubled(error);
    return undefined;
  }
}
