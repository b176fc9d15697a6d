import http from 'node:http';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';

/** The least a hub does between its start and "listening": load what it stands on, open a socket, say so. */
new Database(':memory:').close();
const server = http.createServer();
new Server(server, { transports: ['websocket'], serveClient: false });
server.listen(0, '127.0.0.1', () => process.stdout.write('listening\n'));
process.on('SIGTERM', () => process.exit(0));
