import { argv } from 'node:process';
import { createHub } from '#hub/create-hub.ts';

export const hub = createHub(argv[2] ?? '');
