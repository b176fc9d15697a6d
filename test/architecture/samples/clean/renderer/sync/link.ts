import { Word } from '#contract/words.ts';
import { io } from 'socket.io-client';

export const link = (): unknown => [io(), Word];
