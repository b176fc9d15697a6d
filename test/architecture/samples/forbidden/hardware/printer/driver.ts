// must find: lint/style/noRestrictedImports
import { io } from 'socket.io-client';

export const openPrinter = () => io('http://localhost');
