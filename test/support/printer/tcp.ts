import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { FakePrinter, Guest } from './fake-printer.ts';

export interface TcpPlace {
  port: number;
  stop(): Promise<void>;
}

/** Port 9100 of a printer; 0 takes a free one. */
export async function listenOnTcp(printer: FakePrinter, port: number, host: string): Promise<TcpPlace> {
  const server = createServer({ pauseOnConnect: true }, (socket) => join(printer, socket));
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      printer.powerOff();
      await closed;
    },
  };
}

function join(printer: FakePrinter, socket: Socket): void {
  const guest: Guest = {
    send: (bytes) => {
      if (socket.writable) socket.write(bytes);
    },
    reading: (isOn) => {
      if (isOn) socket.resume();
      else socket.pause();
    },
    hangUp: () => void socket.destroy(),
    reset: () => void socket.resetAndDestroy(),
  };
  socket.on('error', () => {});
  socket.on('data', (bytes) => printer.received(guest, bytes));
  socket.on('close', () => printer.left(guest));
  printer.joined(guest);
}
