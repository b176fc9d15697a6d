import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A bad network between clients and a hub, on TCP. It knows nothing of what it carries; its faults are those that leave
 * a client in doubt: the connection breaks before a request gets through, or before the reply comes back.
 */
export interface FaultProxy {
  port: number;
  /** Faults so far, by kind. */
  counts: { requestsCut: number; repliesCut: number };
  /** From now on. */
  become(faults: Faults): void;
  close(): Promise<void>;
}

export interface Faults {
  /** Share of requests that are lost with their connection, 0 to 1. */
  cutRequests: number;
  /** Share of requests that get through and whose reply is lost with the connection, 0 to 1. */
  cutReplies: number;
}

/** Smaller packets are pings and the closing of a connection, not requests. */
const SMALLEST_REQUEST = 60;

/** Carries everything to the port `target` of this computer, until it `become`s worse. `random`: 0 up to 1. */
export async function startFaultProxy(target: () => number, random: () => number): Promise<FaultProxy> {
  const faults: Faults = { cutRequests: 0, cutReplies: 0 };
  const counts = { requestsCut: 0, repliesCut: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const hub = connect(target(), '127.0.0.1');
    for (const socket of [client, hub]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    carry(client, hub, faults, counts, random);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    counts,
    become: (worse) => void Object.assign(faults, worse),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function carry(client: Socket, hub: Socket, faults: Faults, counts: FaultProxy['counts'], random: () => number): void {
  let doomed = false;
  const cut = () => {
    client.destroy();
    hub.destroy();
  };
  client.on('data', (request) => {
    const isRequest = request.length >= SMALLEST_REQUEST;
    if (isRequest && random() < faults.cutRequests) {
      counts.requestsCut += 1;
      return cut();
    }
    doomed ||= isRequest && random() < faults.cutReplies;
    hub.write(request);
  });
  hub.on('data', (reply) => {
    if (!doomed) return void client.write(reply);
    counts.repliesCut += 1;
    cut();
  });
  for (const socket of [client, hub]) socket.on('error', cut).on('close', cut);
}
