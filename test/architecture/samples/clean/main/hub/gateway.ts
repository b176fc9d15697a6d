import { createServer } from 'node:http';
import { rule } from '#domain/rule.ts';
import type { Store } from '#store/store.ts';
import { Server } from 'socket.io';

export const gateway = (store: Store) => [new Server(createServer()), rule, store];
