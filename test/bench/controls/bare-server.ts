import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';

/** The display room of the bare servers. */
export const DISPLAYS = 'displays';

/** Socket.IO on a free port of this computer, with nothing but the options that the product has too. */
export async function startBareServer(onConnection: (socket: Socket) => void): Promise<{ io: Server; port: number }> {
  const server = http.createServer();
  const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
  io.on('connection', onConnection);
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve));
  return { io, port: (server.address() as AddressInfo).port };
}
