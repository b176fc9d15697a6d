// must find: lint/style/noRestrictedImports
import { Server } from 'socket.io';

export const used = Server;
